"""Suggestions while somebody types: by keyboard, by finger, with a screen reader, and without."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.audit import findings
from tests.browser.conftest import NewReader

BOX = "#site-search"


def suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def begin(page: Page, words: str) -> Locator:
    """Type into the box of the header, and wait for suggestions."""
    page.goto("/about-us/")
    box = page.locator(BOX)
    box.press_sequentially(words)
    expect(suggestions(page).first).to_be_visible()
    return box


def test_a_suggestion_is_chosen_with_the_arrow_keys(reader: Page) -> None:
    box = begin(reader, "del")
    expect(box).to_have_attribute("aria-expanded", "true")
    reader.keyboard.press("ArrowDown")
    first = suggestions(reader).first
    expect(first).to_have_text("Delilah")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(box).to_have_value("Delilah")
    expect(box).to_be_focused()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=Delilah")
    expect(reader.locator("ol.results li h3").first).to_contain_text("Delilah")


def test_the_arrow_keys_go_round_and_come_back_to_what_was_typed(reader: Page) -> None:
    box = begin(reader, "del")
    last = suggestions(reader).last.inner_text()
    reader.keyboard.press("ArrowUp")
    expect(box).to_have_value(last)
    reader.keyboard.press("ArrowDown")
    expect(box).to_have_value("del")
    expect(box).not_to_have_attribute("aria-activedescendant", "")


def test_escape_closes_the_list_and_gives_back_what_was_typed(reader: Page) -> None:
    box = begin(reader, "del")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Escape")
    expect(suggestions(reader)).to_have_count(0)
    expect(box).to_have_value("del")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_searches_for_what_was_typed(reader: Page) -> None:
    begin(reader, "delil")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=delil")


def test_tab_leaves_the_box_and_closes_the_list(reader: Page) -> None:
    begin(reader, "del")
    reader.keyboard.press("Tab")
    expect(suggestions(reader)).to_have_count(0)
    expect(reader.locator(BOX)).not_to_be_focused()


def test_a_finger_chooses_too(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_label("What are you looking for?").press_sequentially("worr")
    suggestions(phone).first.tap()
    phone.wait_for_url("**/search/?q=Worried+about+a+child")


def test_the_box_of_the_results_page_belongs_to_its_form(reader: Page) -> None:
    reader.goto("/search/?q=review&kind=scr")
    box = reader.locator("#finder-words")
    box.fill("")
    box.press_sequentially("matil")
    suggestions(reader).first.click()
    reader.wait_for_url("**/search/?**q=Matilda**")
    expect(reader).to_have_url(re.compile("kind=scr"))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_open_list_is_accessible(new_reader: NewReader, width: int, colours: str) -> None:
    page = new_reader(width=width, color_scheme=colours).page
    page.goto("/")
    page.get_by_label("What are you looking for?").press_sequentially("saf")
    expect(suggestions(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert findings(page) == []
    box = suggestions(page).first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_screen_reader_is_told_how_many_there_are(reader: Page) -> None:
    begin(reader, "delilah")
    status = reader.locator(".suggestions-place [role=status]").filter(has_text="suggestion")
    expect(status).to_contain_text("Use the arrow keys.")


def test_without_an_answer_the_box_works_as_ever(reader: Page) -> None:
    reader.route("**/search/suggest/**", lambda route: route.fulfill(status=204))
    reader.goto("/about-us/")
    reader.locator(BOX).press_sequentially("delilah")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=delilah")
