"""What `make test` says last, tried in a run of its own on a machine without a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

@pytest.mark.browser
def test_walk(): pass

def test_other(): pass
"""


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest in a folder of its own; PATH leads to no browser unless a test says so."""
    (folder / "test_it.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    # No plugin but the one that is tried: loading the others would take most of the time.
    plugins = ["-p", "tests.plugins.what_was_not_run"]
    bare = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, str(folder)],
        cwd=folder,
        env={"PATH": str(folder), "HOME": str(folder)} | bare | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def last_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return done.stdout.strip().splitlines()[-3:]


def test_a_missing_browser_is_said_after_the_count(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0
    count, heading, reason = last_lines(done)
    assert "1 passed, 1 skipped" in count
    assert heading == "NOT RUN:"
    assert reason.startswith("  1 test: no Chromium on this machine")


def test_a_missing_browser_fails_where_it_is_required(tmp_path: Path) -> None:
    done = run(tmp_path, REQUIRE_BROWSER="1")
    assert done.returncode == 1
    count, heading, reason = last_lines(done)
    assert "1 passed, 1 error" in count
    assert heading == "NOT RUN:"
    assert "REQUIRE_BROWSER makes that a failure" in reason


def test_nothing_left_out_is_said_too(tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    done = run(tmp_path, REQUIRE_BROWSER="1")
    assert done.returncode == 0
    assert last_lines(done)[-1].startswith("Nothing was left out")


@pytest.mark.parametrize("chosen", ["/nonexistent/chromium"])
def test_a_browser_that_is_named_has_to_be_there(tmp_path: Path, chosen: str) -> None:
    assert "no Chromium" in run(tmp_path, CHROMIUM=chosen, PATH=os.environ["PATH"]).stdout
