"""What stood in the window when a walk failed, told with the failure.

A walk that fails once in a hundred runs, on a machine nobody can look at, is otherwise a riddle.
"""

import sys
from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    # Only walks load it: it takes a third of a second.
    playwright = sys.modules.get("playwright.sync_api")
    if report.failed and playwright:
        for name, window in getattr(item, "funcargs", {}).items():
            if isinstance(window, playwright.Page):
                report.sections.append((f"what stood in `{name}`", _words_in(window)))
    return report


def _words_in(window: Any) -> str:
    try:
        return f"{window.url}\n{window.inner_text('body', timeout=2000)}"
    except sys.modules["playwright.sync_api"].Error as error:
        return f"It could not be read: {error}"
