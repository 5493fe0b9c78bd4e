"""What stands on a page, read once it has all arrived.

A click ends when the next page begins to arrive. What asks once and does not wait, as the number
of rows, is then answered from half a page; so walks ask it here. `expect(...)` waits by itself.
`tests/test_browser_walks.py` holds the walks to it.
"""

from typing import Any

from playwright.sync_api import Locator, Page


def address(page: Page) -> str:
    """Where the window is."""
    page.wait_for_load_state("load")
    return page.url


def ask(page: Page, script: str, argument: object = None) -> Any:
    """What a script says about the page."""
    page.wait_for_load_state("load")
    return page.evaluate(script, argument)


def texts(place: Locator) -> list[str]:
    """The words of each element, in order; an empty list where there is none."""
    place.page.wait_for_load_state("load")
    return place.all_inner_texts()


def attributes(place: Locator, name: str) -> list[str]:
    """One attribute of each element, in order; empty where an element doesn't have it."""
    place.page.wait_for_load_state("load")
    return [element.get_attribute(name) or "" for element in place.all()]


def number(place: Locator) -> int:
    """How many there are."""
    place.page.wait_for_load_state("load")
    return place.count()
