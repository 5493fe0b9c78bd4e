"""What stays together in one test process."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.groups import FOLDERS, LONGEST, SPREAD, group_of, turn_of

ROOT = Path(__file__).parents[2]
TESTS = """
import os
import pytest

@pytest.mark.parametrize("number", range(8))
def test_it(number):
    print("ran in", os.environ["PYTEST_XDIST_WORKER"])
"""


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("tests/browser/test_desk.py::test_a", "tests/browser/test_desk.py::test_b[x]", True),
        ("tests/browser/test_desk.py::test_a", "tests/browser/test_officer.py::test_a", False),
        ("tests/browser/test_privacy.py::test_b", "tests/browser/test_privacy.py::test_a", False),
        ("tests/content/sefton/test_a.py::test_a", "tests/content/sefton/test_b.py::test_a", True),
        ("tests/s3/test_states.py::test_a", "tests/s3/test_files.py::test_b", True),
        ("tests/core/test_dates.py::test_a", "tests/core/test_dates.py::test_b", True),
        ("tests/core/test_dates.py::test_a", "tests/core/test_clock.py::test_a", False),
    ],
)
def test_tests_that_share_something_long_stay_together(
    first: str, second: str, together: bool
) -> None:
    assert (group_of(first) == group_of(second)) is together


def test_the_longest_begin_and_then_those_of_many_tests() -> None:
    groups = {"tests/core/test_dates.py": 1, "tests/core/test_words.py": 30, LONGEST[1]: 5}
    assert sorted(groups, key=lambda name: turn_of(name, groups[name])) == [
        LONGEST[1],
        "tests/core/test_words.py",
        "tests/core/test_dates.py",
    ]


@pytest.mark.parametrize("path", [*FOLDERS, *LONGEST, *SPREAD])
def test_what_is_named_is_there(path: str) -> None:
    assert Path(ROOT, path).exists()


def test_a_run_of_several_processes_keeps_groups_together(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "s3"
    folder.mkdir(parents=True)
    (tmp_path / "pytest.ini").touch()
    (folder / "test_it.py").write_text(TESTS)
    plugins = ["-p", "tests.plugins.groups", "-p", "xdist"]
    bare = {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n2", "--dist=loadgroup", "-rP", *plugins, "tests"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)} | bare,
        capture_output=True,
        text=True,
        check=False,
    )
    ran_in = [line for line in done.stdout.splitlines() if line.startswith("ran in")]
    assert (len(ran_in), len(set(ran_in))) == (8, 1)
