"""Say last, in plain words, what a run left out; and hold REQUIRE_... to its word.

Tests marked `browser` are left out where there is no Chromium, and those marked `varnish` where
there is no Varnish; REQUIRE_BROWSER=1 and REQUIRE_VARNISH=1, as CI sets them, make that a failure.
"""

import os
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.browser_available import HOW_TO_GET_IT, chromium_path
from tests.shared_cache import varnish


class Program(NamedTuple):
    """What tests with one marker need of the machine."""

    path: Callable[[], str | None]
    missing: str
    required_by: str

    @property
    def is_required(self) -> bool:
        """There, a missing program is a failure, not an excuse."""
        return os.environ.get(self.required_by, "") not in ("", "0")


PROGRAMS = {
    "browser": Program(
        chromium_path, f"no Chromium on this machine: {HOW_TO_GET_IT}", "REQUIRE_BROWSER"
    ),
    "varnish": Program(
        varnish.varnish_path,
        f"no Varnish on this machine: {varnish.HOW_TO_GET_IT}",
        "REQUIRE_VARNISH",
    ),
}
skipped: Counter[str] = Counter()
finished = False


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, program in PROGRAMS.items():
        if item.get_closest_marker(marker) is None or program.path():
            continue
        if program.is_required:
            pytest.fail(
                f"{program.required_by} is set and there is {program.missing}", pytrace=False
            )
        pytest.skip(program.missing)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped[reason_of(report.longrepr)] += 1
    elif report.when == "setup" and report.failed:
        for program in PROGRAMS.values():
            if program.missing in str(report.longrepr):
                skipped[f"{program.missing}; {program.required_by} makes that a failure"] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        skipped[reason_of(report.longrepr)] += 1


def reason_of(longrepr: object) -> str:
    """pytest tells why as (file, line, "Skipped: why")."""
    text = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return str(text).removeprefix("Skipped: ")


def pytest_sessionfinish(exitstatus: int | pytest.ExitCode) -> None:
    global finished
    finished = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line, in the one process that has heard of every test."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    for line in statement(skipped) if finished else ["NOT RUN: this run did not get to its end."]:
        reporter.write_line(line)


def statement(counts: Counter[str]) -> list[str]:
    if not counts:
        return ["Nothing was left out: every test that was asked for has run."]
    lines = ["NOT RUN:"]
    for reason, count in sorted(counts.items()):
        lines.append(f"  {count} {'test' if count == 1 else 'tests'}: {reason}")
    return lines
