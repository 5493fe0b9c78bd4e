"""What stood in the window when a walk failed, told with the failure.

A walk that fails once in a hundred runs, on a machine nobody can look at, is otherwise a riddle.
"""

from collections.abc import Generator

import pytest
from playwright.sync_api import Error, Page


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        for name, window in getattr(item, "funcargs", {}).items():
            if isinstance(window, Page):
                report.sections.append((f"what stood in `{name}`", _words_in(window)))
    return report


def _words_in(window: Page) -> str:
    try:
        return f"{window.url}\n{window.inner_text('body', timeout=2000)}"
    except Error as error:
        return f"It could not be read: {error}"
