"""Everything works without JavaScript; it only makes the way out quicker."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewReader
from tests.browser.places import PLACES, path_of
from tests.browser.sites import RunningSite


@pytest.fixture
def plain(new_reader: NewReader) -> Page:
    """A browser without JavaScript."""
    return new_reader(width=390, java_script_enabled=False).page


@pytest.mark.parametrize("place", PLACES)
def test_every_page_has_its_words(plain: Page, site: RunningSite, place: str) -> None:
    plain.goto(path_of(place, site))
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    assert len(plain.locator("main").inner_text()) > 200


def test_the_menu_opens(plain: Page) -> None:
    plain.goto("/")
    plain.locator("summary", has_text="Menu").click()
    expect(plain.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_visible()


def test_a_search_finds(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_label("What are you looking for?").fill("review")
    plain.keyboard.press("Enter")
    expect(plain.locator("ol.results li").first).to_be_visible()


def test_filters_filter(plain: Page) -> None:
    plain.goto("/reviews/")
    plain.locator(".filters > summary").click()
    plain.locator(".facet__option input").first.check()
    plain.get_by_role("button", name="Show results").click()
    expect(plain.get_by_role("link", name=re.compile("Remove the filter"))).to_be_visible()


def test_what_opens_opens(plain: Page, site: RunningSite) -> None:
    plain.goto(site.addresses["reviewpage"])
    plain.locator("details.words summary").click()
    expect(plain.locator("details.words dt").first).to_be_visible()
