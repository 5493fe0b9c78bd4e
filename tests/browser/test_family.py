"""A family with a phone, on the worst day of their life."""

import re

from playwright.sync_api import Page, expect

from tests.browser import reading

FIRST_SCREEN = 844  # pixels from the top


def first_screen(page: Page, text: re.Pattern[str]) -> bool:
    box = page.get_by_role("link", name=text).first.bounding_box()
    return box is not None and box["y"] + box["height"] < FIRST_SCREEN


def test_the_number_to_call_is_on_the_first_screen_and_calls(phone: Page) -> None:
    phone.goto("/")
    assert first_screen(phone, re.compile(r"^Call 0"))
    link = phone.get_by_role("link", name=re.compile(r"^Call 0")).first
    expect(link).to_have_attribute("href", re.compile(r"^tel:0\d{9,10}$"))


def test_999_is_there_too(phone: Page) -> None:
    phone.goto("/")
    expect(phone.get_by_role("link", name=re.compile("call 999", re.I)).first).to_have_attribute(
        "href", "tel:999"
    )


def test_every_page_has_the_number(phone: Page) -> None:
    phone.goto("/leaflets/")
    expect(phone.get_by_role("link", name=re.compile(r"^Call 0")).first).to_be_visible()


def test_a_leaflet_is_two_taps_away(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("main").get_by_role("link", name="Find a leaflet").first.tap()
    expect(phone).to_have_url("/leaflets/")
    phone.get_by_role("main").locator("article a").first.tap()
    expect(phone.get_by_role("main").locator(".tag").first).to_have_text("Leaflet")
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()


def test_the_home_page_offers_leaflets_by_the_question_they_answer(phone: Page) -> None:
    phone.goto("/")
    phone.locator(".questions a").first.tap()
    expect(phone.get_by_role("main").locator(".tag").first).to_have_text("Leaflet")


def open_a_leaflet(phone: Page) -> None:
    phone.goto("/leaflets/")
    phone.get_by_role("main").locator("article a").first.tap()
    expect(phone.get_by_role("main").locator(".tag").first).to_have_text("Leaflet")


def test_the_leaflet_says_what_a_download_is_and_gives_it(phone: Page) -> None:
    open_a_leaflet(phone)
    link = phone.locator(".document a").first
    expect(link).to_contain_text(
        re.compile(r"\(PDF, [\d.]+\s(KB|MB), \d+ pages?, tagged for screen readers\)")
    )
    answer = phone.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


def test_words_can_be_read_without_zooming(phone: Page) -> None:
    open_a_leaflet(phone)
    sizes = reading.ask(
        phone,
        """[...document.querySelectorAll('main .prose p')]
            .map(one => parseFloat(getComputedStyle(one).fontSize))""",
    )
    assert min(sizes) >= 17


def test_a_task_can_be_tapped_anywhere_on_its_card(phone: Page) -> None:
    phone.goto("/")
    card = phone.locator(".task").nth(1)
    box = card.bounding_box()
    assert box is not None
    card.tap(position={"x": box["width"] - 8, "y": box["height"] - 8})
    expect(phone).not_to_have_url("/")


def test_a_worried_person_learns_what_happens_next(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("main").get_by_role("link", name="Worried about a child").first.tap()
    answers = phone.locator("details.opens")
    answers.first.locator("summary").tap()
    expect(answers.first.locator(".opens__content")).to_be_visible()
