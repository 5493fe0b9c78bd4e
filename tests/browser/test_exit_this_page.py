"""The quick way out, as the GOV.UK Design System documents it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import reading
from tests.browser.conftest import NewReader
from tests.browser.places import PLACES, path_of
from tests.browser.sites import RunningSite
from tests.browser.watched import Watched

BUTTON = re.compile("Exit this page")


def way_out(page: Page) -> str:
    """Where the button leads."""
    return page.get_by_role("button", name=BUTTON).get_attribute("href") or ""


@pytest.fixture
def watched_reader(new_reader: NewReader) -> Watched:
    """Somebody on a page about reviews, who came from the home page."""
    window = new_reader()
    window.page.goto("/")
    window.page.goto("/reviews/")
    window.expect_visit(way_out(window.page))
    return window


@pytest.mark.parametrize("place", PLACES)
def test_the_button_is_in_sight_on_every_page(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader(width=390, height=844).page
    page.goto(path_of(place, site))
    button = page.get_by_role("button", name=BUTTON)
    expect(button).to_be_in_viewport()
    reading.ask(page, "window.scrollTo(0, document.body.scrollHeight)")
    expect(button).to_be_in_viewport()


def test_it_leads_to_an_ordinary_site(reader: Page, site: RunningSite) -> None:
    reader.goto("/")
    assert way_out(reader).startswith("https://")
    assert not re.search("safeguard|child|scp", way_out(reader))


def test_pressing_it_leaves_and_takes_the_page_out_of_the_history(
    watched_reader: Watched,
) -> None:
    page = watched_reader.page
    target = way_out(page)
    page.get_by_role("button", name=BUTTON).click()
    expect(page).to_have_url(target)
    page.go_back()
    expect(page).not_to_have_url(re.compile("/reviews/"))


def said(page: Page) -> Locator:
    """What the button says aloud; suggestions in a search box speak for themselves."""
    return page.get_by_role("status").first


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_pressing_shift_three_times_leaves(watched_reader: Watched) -> None:
    page = watched_reader.page
    target = way_out(page)
    press_shift(page, 3)
    expect(page).to_have_url(target)


def test_the_page_is_covered_while_the_other_one_loads(watched_reader: Watched) -> None:
    page = watched_reader.page
    # An answer without content: the browser stays where it is, as it does until one comes.
    page.context.route(way_out(page), lambda route: route.fulfill(status=204))
    page.get_by_role("button", name=BUTTON).click()
    expect(page).to_have_title("Loading")
    expect(page.get_by_role("alert")).to_have_text("Loading.")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()


def test_each_press_is_counted_aloud(watched_reader: Watched) -> None:
    page = watched_reader.page
    press_shift(page, 1)
    expect(said(page)).to_have_text("Shift, press 2 more times to exit.")
    press_shift(page, 1)
    expect(said(page)).to_have_text("Shift, press 1 more time to exit.")


def test_presses_too_far_apart_are_forgotten(watched_reader: Watched) -> None:
    page = watched_reader.page
    page.clock.install()
    page.reload()
    press_shift(page, 2)
    page.clock.run_for(6000)
    expect(said(page)).to_have_text("Exit this page expired.")
    press_shift(page, 1)
    expect(said(page)).to_have_text("Shift, press 2 more times to exit.")
    expect(page).to_have_url(re.compile("/reviews/$"))


def test_shift_as_in_a_capital_letter_does_not_count(watched_reader: Watched) -> None:
    page = watched_reader.page
    for _ in range(4):
        page.keyboard.press("Shift+A")
    press_shift(page, 1)
    expect(said(page)).to_have_text("Shift, press 2 more times to exit.")


def test_without_javascript_it_is_a_link(new_reader: NewReader) -> None:
    window = new_reader(java_script_enabled=False)
    window.page.goto("/reviews/")
    target = way_out(window.page)
    window.expect_visit(target)
    window.page.get_by_role("button", name=BUTTON).click()
    expect(window.page).to_have_url(target)


def test_the_other_site_does_not_learn_where_the_reader_was(watched_reader: Watched) -> None:
    page = watched_reader.page
    with page.expect_request(way_out(page)) as left:
        page.get_by_role("button", name=BUTTON).click()
    assert "referer" not in left.value.headers
