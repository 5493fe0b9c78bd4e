"""`make test` is for every change; what takes long and seldom finds more waits for LONG=1.

`make test-all` sets it, and so does CI. Whoever names files or folders gets all of their tests.
"""

import os

import pytest

LONG = (
    # Real programs, killed, filled up, cut off and started again.
    "tests/bad_days/",
    "tests/s3/",
    "tests/deployment/test_commands.py",
    "tests/deployment/test_systemd.py",
    "tests/deployment/test_upgrade.py",
    "tests/operations/test_backups.py",
    "tests/scripts/test_local_postgres.py",
    "tests/search/test_killed.py",
    # Hundreds of random steps.
    "tests/library/state/",
    "tests/shared_cache/test_states.py",
    # The whole content, loaded once more, and each of its facts.
    "tests/content/sefton/",
    # Thousands of forged or mangled requests.
    "tests/fuzz/",
    "tests/library/test_same_404.py",
    # All that `make run` does, once more, with a browser at its end.
    "tests/browser/test_first_time.py",
    # Whole journeys through the editor, dozens of its pages each; the shorter ones stay.
    "tests/browser/test_editor_new_pages.py",
    "tests/browser/test_hidden_words.py",
    "tests/browser/test_plain_language.py",
    "tests/browser/test_ready_to_publish.py",
    "tests/browser/test_release.py",
    "tests/browser/test_replacing.py",
    "tests/browser/test_second_person.py",
    "tests/browser/test_wrong_turns.py",
)
REASON = "long: `make test-all` plays them too, as CI does"


def pytest_configure(config: pytest.Config) -> None:
    """Said once, where the command line is known; other test processes inherit it."""
    is_first = not hasattr(config, "workerinput")
    if is_first and config.args_source is pytest.Config.ArgsSource.ARGS:
        os.environ["LONG"] = "1"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.nodeid.startswith(LONG) and os.environ.get("LONG", "") in ("", "0"):
        pytest.skip(REASON)
