"""The site without a mouse: where the focus is can be seen, and comes first to what matters."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.conftest import NewReader
from tests.browser.places import PAGE_TYPES, path_of
from tests.browser.sites import RunningSite

MOST_STOPS = 150


def test_the_first_stop_skips_to_the_words_of_the_page(reader: Page) -> None:
    reader.goto("/")
    reader.keyboard.press("Tab")
    skip = reader.locator(":focus")
    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("#main")).to_be_focused()


def test_the_second_stop_is_the_way_out(reader: Page) -> None:
    reader.goto("/")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    expect(reader.locator(":focus")).to_have_text("Exit this page")
    expect(reader.locator(":focus")).to_be_in_viewport()


FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const label = document.querySelector(`label[for="${one.id}"]`) ?? one.closest('label');
    const box = one.getBoundingClientRect();
    const middle = [box.x + Math.min(box.width, 20) / 2, box.y + Math.min(box.height, 20) / 2];
    const top = document.elementFromPoint(...middle);
    return {
        html: one.outerHTML.slice(0, 160),
        isBody: one === document.body,
        marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
            || style.boxShadow !== 'none',
        seen: !!top && (one.contains(top) || top.contains(one) || !!label?.contains(top)),
    };
}"""


def stops(page: Page) -> list[dict]:
    """What the Tab key stops at, from the top of the page to its end."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = reading.ask(page, FOCUSED)
        if stop["isBody"] or (found and stop == found[0]):
            return found
        found.append(stop)
    raise AssertionError(f"more than {MOST_STOPS} stops, or the focus is caught")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", PAGE_TYPES)
def test_every_stop_is_marked_and_nothing_covers_it(
    new_reader: NewReader, site: RunningSite, place: str, width: int
) -> None:
    page = new_reader(width=width).page
    page.goto(path_of(place, site))
    found = stops(page)
    assert len(found) > 10
    assert [stop["html"] for stop in found if not stop["marked"]] == []
    assert [stop["html"] for stop in found if not stop["seen"]] == []


def test_the_menu_of_a_phone_opens_with_the_keyboard(phone: Page) -> None:
    phone.goto("/")
    phone.locator("summary", has_text="Menu").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_visible()


def test_a_search_needs_no_mouse(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("What are you looking for?").focus()
    reader.keyboard.type("review")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url("/search/?q=review")
