"""What an officer typed stays typed: after a long lunch, and where it isn't a date."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser import editing
from tests.browser.sites import EDITOR, RunningSite


@pytest.fixture
def office(browser: Browser, editable_site: RunningSite) -> Iterator[BrowserContext]:
    """Where the officer works."""
    context = browser.new_context(base_url=editable_site.url)
    context.set_default_timeout(editing.PATIENCE)
    yield context
    context.close()


def test_a_form_waits_until_its_officer_is_signed_in_again(office: BrowserContext) -> None:
    page = editing.sign_in(office, *EDITOR)
    page.get_by_role("link", name="New leaflet").click()
    editing.write_title(page, "Written over lunch")
    office.clear_cookies(name=re.compile("session"))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("alert").get_by_text("You were signed out")).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("Written over lunch")

    editing.sign_in(office, *EDITOR).close()
    page.locator("[name=summary]").fill("Nothing of it was lost.")
    page.get_by_role("button", name="Save draft").click()
    expect(page).to_have_url(re.compile("/edit/"))
    expect(page.locator("[name=title]")).to_have_value("Written over lunch")
    expect(page.locator("[name=summary]")).to_have_value("Nothing of it was lost.")


def test_a_date_that_cannot_be_read_is_never_another_date(office: BrowserContext) -> None:
    page = editing.come_in(office, EDITOR)
    page.goto("/admin/reviews-in-progress/new/")
    page.locator("[name=reference]").fill("Review 8 of 2020")
    known = page.locator("[name=incident_known_on]")
    known.press_sequentially("31/02/2020")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Create", exact=True).or_(
        page.get_by_role("button", name="Save", exact=True)
    ).click()
    expect(page.get_by_text("Enter a valid date, for example 4 December 2022")).to_be_visible()
    expect(known).to_have_value("31/02/2020")
