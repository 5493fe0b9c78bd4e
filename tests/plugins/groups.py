"""Which tests stay together in one test process, because they share what takes long to make.

The others go to whichever process is free. xdist's own groups, made with a marker, stand in the ids
of tests, which pytest 9 no longer lets anybody change.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share one thing.
FOLDERS = ("tests/bad_days/", "tests/content/sefton/", "tests/s3/")
# Folders in which the tests of each file share one.
FOLDERS_OF_FILES = ("tests/browser/", "tests/search/quality/")
# Files in them whose tests only look at what all files share: many, and better shared out.
SPREAD = {
    "tests/browser/test_accessibility.py",
    "tests/browser/test_exit_this_page.py",
    "tests/browser/test_keyboard.py",
    "tests/browser/test_privacy.py",
    "tests/browser/test_without_javascript.py",
}


def group_of(nodeid: str) -> str:
    """The name of a test's group; a test that shares nothing is a group of its own."""
    file = nodeid.partition("::")[0]
    folder = next((folder for folder in FOLDERS if file.startswith(folder)), None)
    if folder:
        return folder
    return file if file.startswith(FOLDERS_OF_FILES) and file not in SPREAD else nodeid


class GroupScheduling(LoadScopeScheduling):
    """Hands out whole groups, the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> GroupScheduling | None:
    """In the place of xdist's own, where it is asked for groups."""
    return GroupScheduling(config, log) if config.getoption("dist") == "loadgroup" else None
