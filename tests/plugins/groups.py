"""Which tests stay together in one test process, because they share what takes long to make.

The tests of a file do, and those of some folders; the longest begin, so that no process has to wait
for another's last one. xdist's own groups, made with a marker, stand in the ids of tests, which
pytest 9 no longer lets anybody change.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share one thing.
FOLDERS = ("tests/bad_days/", "tests/content/sefton/", "tests/s3/")
# Files whose tests only look at what all files share: many, and better shared out.
SPREAD = (
    "tests/browser/test_accessibility.py",
    "tests/browser/test_exit_this_page.py",
    "tests/browser/test_keyboard.py",
    "tests/browser/test_privacy.py",
    "tests/browser/test_without_javascript.py",
)
# What takes longest, in this order: the first loads the content of all walks meanwhile.
LONGEST = (
    "tests/browser/test_editor_new_pages.py",
    "tests/s3/",
    "tests/bad_days/",
    "tests/browser/test_wrong_turns.py",
    "tests/content/sefton/",
    "tests/library/state/test_states_on_disk.py",
    "tests/browser/test_first_time.py",
    "tests/browser/test_second_person.py",
    "tests/browser/test_hidden_words.py",
    "tests/browser/test_plain_language.py",
    "tests/scripts/test_local_postgres.py",
    "tests/operations/test_backups.py",
    "tests/deployment/test_commands.py",
    "tests/browser/test_replacing.py",
    "tests/browser/test_researcher.py",
    "tests/browser/test_signing_in.py",
    "tests/shared_cache/test_states.py",
)


def group_of(nodeid: str) -> str:
    """The name of a test's group; a test that shares nothing is a group of its own."""
    file = nodeid.partition("::")[0]
    folder = next((folder for folder in FOLDERS if file.startswith(folder)), None)
    return folder or (nodeid if file in SPREAD else file)


def turn_of(group: str, tests: int) -> tuple[int, int]:
    """When a group's turn is: the longest, then those of many tests."""
    return (LONGEST.index(group) if group in LONGEST else len(LONGEST), -tests)


class GroupScheduling(LoadScopeScheduling):
    """Hands out whole groups."""

    is_in_order = False

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)

    def _assign_work_unit(self, node: object) -> None:
        if not self.is_in_order:
            for group in sorted(
                self.workqueue, key=lambda name: turn_of(name, len(self.workqueue[name]))
            ):
                self.workqueue.move_to_end(group)
            self.is_in_order = True
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> GroupScheduling | None:
    """In the place of xdist's own, where it is asked for groups."""
    return GroupScheduling(config, log) if config.getoption("dist") == "loadgroup" else None
