"""Wrong turns of no other walk: two editors at once, the back button, a picture undescribed.

Too early, a wrong file, hidden words and an expired session have walks of their own.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.browser import editing, reading
from tests.browser.sites import EDITOR, SECOND_EDITOR, RunningSite
from tests.factories.files import png_bytes

PICTURE = {"name": "drawing.png", "mimeType": "image/png", "buffer": png_bytes(200, 200)}


@pytest.fixture
def offices(browser: Browser, editable_site: RunningSite) -> Iterator[list[BrowserContext]]:
    """Two people, each with a browser."""
    contexts = [browser.new_context(base_url=editable_site.url) for _ in range(2)]
    for context in contexts:
        context.set_default_timeout(editing.PATIENCE)
    yield contexts
    for context in contexts:
        context.close()


def summary(page: Page) -> Locator:
    return page.locator("[name=summary]")


def start_leaflet(page: Page, title: str) -> None:
    page.get_by_role("link", name="New leaflet").click()
    editing.write_title(page, title)
    summary(page).fill("As it was first.")


def save_draft(page: Page) -> None:
    """Saved, and the form is there again; the message of an earlier save is no answer."""
    with page.expect_navigation(url="**/edit/"):
        page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success")).to_be_visible()


def save_draft_unwatched(page: Page, answer: Locator) -> None:
    """Where Wagtail's line is broken it may ask first; it knows of the line, not of the others."""
    page.get_by_role("button", name="Save draft").click()
    window = page.locator("#w-save-confirmation-dialog")
    asked = window.get_by_role("button", name="Save draft")
    expect(asked.or_(answer).first).to_be_visible()
    if reading.number(answer) == 0:
        asked.click()
    expect(answer).to_be_visible()


def only_the_form(route: Route) -> None:
    """A line on which what Wagtail asks while somebody writes is lost."""
    if "json" in route.request.headers.get("accept", ""):
        route.abort()
    else:
        route.continue_()


def test_the_second_of_two_editors_is_told_and_loses_nothing(
    offices: list[BrowserContext],
) -> None:
    first = editing.come_in(offices[0], EDITOR)
    second = editing.come_in(offices[1], SECOND_EDITOR)
    start_leaflet(first, "Written by two")
    save_draft(first)
    second.route("**/editing-sessions/**", lambda route: route.abort())
    second.route("**/edit/", only_the_form)
    second.goto(reading.address(first))
    summary(first).fill("What the first wrote.")
    save_draft(first)

    summary(second).fill("What the second wrote.")
    told = second.locator(".messages .error")
    save_draft_unwatched(second, told)
    expect(told).to_contain_text(f"{EDITOR[0]} saved this page at")
    expect(told.get_by_role("link", name="See what they changed")).to_be_visible()
    expect(summary(second)).to_have_value("What the second wrote.")
    first.reload()
    expect(summary(first)).to_have_value("What the first wrote.")

    save_draft_unwatched(second, second.locator(".messages .success"))
    expect(summary(second)).to_have_value("What the second wrote.")


def test_who_is_told_while_writing_is_asked_only_once(offices: list[BrowserContext]) -> None:
    first = editing.come_in(offices[0], EDITOR)
    second = editing.come_in(offices[1], SECOND_EDITOR)
    start_leaflet(first, "Written by two, who know")
    save_draft(first)
    second.goto(reading.address(first))
    editing.wait_for_autosave_to_watch(second)
    summary(first).fill("What the first wrote.")
    save_draft(first)
    summary(second).fill("What the second wrote.")
    conflict = second.locator("[data-w-session-intercept-value=conflict]")
    expect(conflict).to_be_attached()
    second.get_by_role("button", name="Save draft").click()
    asked = second.locator("#w-save-confirmation-dialog")
    expect(asked).to_contain_text(f"{EDITOR[0]} saved a new version")
    asked.get_by_role("button", name="Save draft").click()
    expect(second.locator(".messages .success")).to_be_visible()
    expect(summary(second)).to_have_value("What the second wrote.")


def test_the_back_button_doubles_nothing_and_shows_nothing_old(
    offices: list[BrowserContext],
) -> None:
    page = editing.come_in(offices[0], EDITOR)
    start_leaflet(page, "Sent once")
    save_draft(page)
    summary(page).fill("As it is now.")
    save_draft(page)
    page.go_back()
    expect(summary(page)).to_have_value("As it is now.")
    save_draft(page)
    expect(summary(page)).to_have_value("As it is now.")
    while "/edit/" in reading.address(page):
        page.go_back()
    # The form as it was sent at first: the browser may have put its words back.
    page.locator("[name=title]").fill("")
    editing.write_title(page, "Sent once")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .error")).to_contain_text("could not be created")
    expect(page.locator("[name=title]")).to_have_value("Sent once")
    page.goto("/admin/pages/search/?q=Sent+once")
    expect(page.get_by_role("link", name="Sent once", exact=True)).to_have_count(1)


def test_a_picture_without_a_description_stays_here_until_it_has_one(
    offices: list[BrowserContext], editable_site: RunningSite
) -> None:
    page = editing.come_in(offices[0], EDITOR)
    start_leaflet(page, "With a picture")
    body = page.locator("[data-contentpath=body]")
    body.get_by_role("button", name="Insert a block").last.click()
    page.locator(".w-combobox__option", has_text=re.compile("^Image$")).click()
    body.get_by_role("button", name="Choose an image").click()
    window = page.locator(".modal-content")
    window.get_by_role("tab", name="Upload").click()
    window.locator("input[type=file]").set_input_files(PICTURE)
    window.get_by_label("Title").last.fill("A drawing")
    window.get_by_role("button", name="Upload").click()
    expect(window).to_be_hidden()
    editable_site.let_the_worker_work()

    editing.press(page, "Publish")
    problem = body.get_by_text("Describe the picture, or tick “Only decoration”")
    expect(problem).to_be_visible()
    expect(body.get_by_text("A drawing").first).to_be_visible()
    body.get_by_label("Description").fill("A table with four chairs, drawn in pencil.")
    address = editing.publish(page)
    picture = page.request.get(address).text()
    assert 'alt="A table with four chairs, drawn in pencil."' in picture
