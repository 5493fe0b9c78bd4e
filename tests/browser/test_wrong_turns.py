"""Wrong turns of no other walk: two editors at once, the back button.

Too early, a wrong file, hidden words and an expired session have walks of their own.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import editing, reading
from tests.browser.sites import EDITOR, SECOND_EDITOR, RunningSite


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
    """Saved, and the form is there again."""
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.wait_for_load_state("load")


def test_who_is_told_while_writing_is_asked_only_once(offices: list[BrowserContext]) -> None:
    first = editing.sign_in(offices[0], *EDITOR)
    second = editing.sign_in(offices[1], *SECOND_EDITOR)
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
    page = editing.sign_in(offices[0], *EDITOR)
    start_leaflet(page, "Sent once")
    save_draft(page)
    summary(page).fill("As it is now.")
    save_draft(page)
    page.go_back()
    if "/edit/" in reading.address(page):
        expect(summary(page)).to_have_value("As it is now.")
        save_draft(page)
        expect(summary(page)).to_have_value("As it is now.")
    page.goto("/admin/pages/search/?q=Sent+once")
    expect(page.get_by_role("link", name="Sent once", exact=True)).to_have_count(1)
