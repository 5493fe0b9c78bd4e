"""What waits for LONG=1, tried in runs of its own."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from . import tables
from .long_tests import LONG, REASON

ROOT = Path(__file__).parents[2]
TEST = "def test_it(): pass\n"


def run(folder: Path, *words: str, **environment: str) -> str:
    for name in ("search/test_killed.py", "search/test_short.py"):
        path = folder / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEST)
    (folder / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n")
    plugins = ["-p", "tests.plugins.long_tests", "-p", "tests.plugins.what_was_not_run"]
    bare = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)} | bare | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_usual_run_leaves_them_out_and_says_so(tmp_path: Path) -> None:
    said = run(tmp_path)
    assert "1 passed, 1 skipped" in said
    assert said.endswith(f"NOT RUN:\n  1 test: {REASON}\n")


@pytest.mark.parametrize(
    ("words", "environment"), [((), {"LONG": "1"}), (("tests",), {}), (("tests/search",), {})]
)
def test_who_asks_for_them_gets_them(
    words: tuple[str, ...], environment: dict[str, str], tmp_path: Path
) -> None:
    assert "2 passed" in run(tmp_path, *words, **environment)


def test_ci_plays_them() -> None:
    assert "LONG=1 make test" in (ROOT / ".ci/run").read_text()


@pytest.mark.parametrize("path", LONG)
def test_there_are_such_tests(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("given", "kept"), [("", ""), ("0", "0"), ("1", "1")])
def test_only_a_whole_run_tries_the_migrations(
    given: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever names files gets the tests that are long, and tables as fast as they come."""
    monkeypatch.delenv(tables.BY_MIGRATIONS, raising=False)
    monkeypatch.setenv("LONG", given)
    monkeypatch.setattr(tables.Command, "handle", tables.Command.handle)
    tables.pytest_configure(cast(pytest.Config, SimpleNamespace()))
    assert os.environ[tables.BY_MIGRATIONS] == kept
    assert tables.are_by_migrations() is (kept == "1")
