"""Say last, in plain words, what a run left out; and hold REQUIRE_BROWSER to its word.

Tests marked `browser` are left out where there is no Chromium, and fail where one is required.
"""

from collections import Counter

import pytest

from tests.browser_available import HOW_TO_GET_IT, browser_is_required, chromium_path

NO_BROWSER = f"no Chromium on this machine: {HOW_TO_GET_IT}"
skipped: Counter[str] = Counter()
finished = False


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") is None or chromium_path():
        return
    if browser_is_required():
        pytest.fail(f"REQUIRE_BROWSER is set and there is {NO_BROWSER}", pytrace=False)
    pytest.skip(NO_BROWSER)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        skipped[reason_of(report.longrepr)] += 1
    elif report.when == "setup" and report.failed and NO_BROWSER in str(report.longrepr):
        skipped[f"{NO_BROWSER}; REQUIRE_BROWSER makes that a failure"] += 1


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
