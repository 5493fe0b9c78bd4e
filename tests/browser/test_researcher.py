"""Somebody who looks for what was learned: searches, narrows, reads, downloads, comes back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading


def results(page: Page) -> list[str]:
    """The titles in the list, in order."""
    return reading.texts(page.locator("ol.results h3"))


def counted(page: Page) -> int:
    """How many the page says there are."""
    return int(page.locator(".finder-count").inner_text().split()[0])


def any_pseudonym(page: Page) -> str:
    """The name by which some review is known."""
    page.goto("/reviews/")
    return page.locator("ol.results h3").first.inner_text().split(":")[-1].split()[-1]


def test_a_review_is_found_by_the_name_it_is_known_by(reader: Page) -> None:
    name = any_pseudonym(reader)
    reader.goto("/")
    reader.get_by_label("What are you looking for?").fill(name)
    reader.keyboard.press("Enter")
    expect(reader.locator("ol.results h3").first).to_contain_text(name)
    expect(reader.locator("ol.results mark").first).to_have_text(re.compile(name, re.I))


def test_the_count_is_the_length_of_the_list(reader: Page) -> None:
    reader.goto("/reviews/")
    assert counted(reader) == len(results(reader)) > 1


def test_a_filter_shows_as_many_as_it_promised_and_can_be_taken_off(reader: Page) -> None:
    reader.goto("/reviews/")
    everything = counted(reader)
    option = reader.locator(".facet__option").first
    promised = int(re.search(r"\((\d+)\)", option.inner_text())[1])
    option.locator("input").check()
    reader.get_by_role("button", name="Show results").click()
    assert counted(reader) == promised
    reader.get_by_role("link", name=re.compile("Remove the filter")).first.click()
    assert counted(reader) == everything


def test_an_address_shows_somebody_else_the_same_list(reader: Page) -> None:
    reader.goto("/search/?q=review")
    reader.locator(".facet__option input").first.check()
    reader.get_by_role("button", name="Show results").click()
    expected, address = results(reader), reading.address(reader)
    reader.goto("/")
    reader.goto(address)
    assert results(reader) == expected


def test_words_and_filters_do_not_lose_each_other(reader: Page) -> None:
    reader.goto("/reviews/")
    reader.locator(".facet__option input").first.check()
    reader.get_by_role("button", name="Show results").click()
    reader.locator("#finder-words").fill("review")
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("q=review"))
    expect(reader.locator(".facet__option input").first).to_be_checked()


@pytest.mark.parametrize("address", ["/reviews/", "/plans/", "/search/?q=review"])
def test_a_list_can_be_sorted_both_ways(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.get_by_role("navigation", name="Sort").get_by_role("link", name="Oldest first").click()
    oldest = dates(reader)
    assert oldest == sorted(oldest)
    reader.get_by_role("navigation", name="Sort").get_by_role("link", name="Newest first").click()
    newest = dates(reader)
    assert newest == sorted(newest, reverse=True)
    assert len(newest) > 1


def dates(page: Page) -> list[str]:
    """The dates in the list as machines read them, cut to years: what is known of all of them."""
    moments = reading.attributes(page.locator("ol.results time"), "datetime")
    return [moment[:4] for moment in moments]


def test_a_search_that_finds_nothing_says_what_to_do(reader: Page) -> None:
    reader.goto("/search/?q=xylophone")
    expect(reader.locator(".finder-count")).to_contain_text("0 ")
    expect(reader.locator(".finder-count")).to_contain_text("xylophone")
    assert reading.number(reader.get_by_role("main").locator("li a")) > 1


@pytest.mark.parametrize(
    "words", ["'", '"', "%", "<script>alert(1)</script>", "a:*&|!", "\\", "x" * 500]
)
def test_no_words_break_the_search(reader: Page, words: str) -> None:
    reader.goto("/search/")
    reader.locator("#finder-words").fill(words)
    reader.keyboard.press("Enter")
    expect(reader.locator(".finder-count")).to_be_visible()


def test_the_report_of_a_review_downloads(reader: Page) -> None:
    reader.goto("/reviews/")
    reader.locator("ol.results h3 a").first.click()
    link = reader.locator(".document a").first
    answer = reader.request.get(link.get_attribute("href") or "")
    assert answer.ok
    assert answer.body().startswith(b"%PDF-")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_review_leads_to_its_briefing_and_back(reader: Page) -> None:
    reader.goto("/reviews/")
    reader.locator("ol.results h3 a").first.click()
    review = reading.address(reader)
    reader.locator(".related a").first.click()
    expect(reader.locator("li.minute")).to_have_count(7)
    reader.locator(".related a").first.click()
    expect(reader).to_have_url(review)


def test_a_replaced_plan_says_so_before_its_title(reader: Page, site: object) -> None:
    reader.goto(site.addresses["replaced-plan"])
    order = reading.ask(
        reader, "[...document.querySelectorAll('.notice--past, h1')].map(one => one.tagName)"
    )
    assert order[0] != "H1"
    reader.locator(".notice--past a").click()
    expect(reader.locator(".notice--past")).to_have_count(0)
    expect(reader.locator(".facts")).to_contain_text("Replaces")


def test_terms_are_explained_where_they_first_appear(reader: Page) -> None:
    reader.goto("/reviews/")
    reader.locator("ol.results h3 a").first.click()
    reader.locator("details.words summary").click()
    expect(reader.locator("details.words dt").first).to_be_visible()


def test_a_page_pasted_into_the_search_box_gets_an_answer(reader: Page) -> None:
    """In letters that take six characters each in an address."""
    reader.goto("/search/")
    answer = reader.request.get("/search/", params={"q": "é" * 10_000})
    assert answer.status == 200
    assert "ééé" in answer.text()
