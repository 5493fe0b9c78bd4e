"""A review from draft to readers: a partner reads it by a link, a second person approves it."""

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import editing, reading
from tests.browser.audit import findings
from tests.browser.second_person import COMMENT, approve, ask_for_two_people
from tests.browser.sites import EDITOR, MANAGER, RunningSite
from tests.factories.files import pdf_bytes

TITLE = "A review that two people publish"


@pytest.fixture
def windows(browser: Browser, editable_site: RunningSite) -> Iterator[list[BrowserContext]]:
    """A browser for the officer, the manager, and somebody without an account (on a phone)."""
    with ExitStack() as stack:
        contexts = []
        for width in (1280, 1280, 390):
            size = {"width": width, "height": 1000}
            context = browser.new_context(base_url=editable_site.url, viewport=size)  # type: ignore[arg-type]
            context.set_default_timeout(editing.PATIENCE)
            stack.callback(context.close)
            contexts.append(context)
        yield contexts


def write_review(officer: Page) -> None:
    officer.get_by_role("link", name="New review").click()
    editing.write_title(officer, TITLE)
    officer.locator("[name=summary]").fill("Made by hand, to see that two people publish it.")
    officer.locator("[name=kind]").select_option(label="Local child safeguarding practice review")
    officer.locator("[name=published_on]").fill("04/12/2022")
    officer.keyboard.press("Escape")
    editing.upload_document(officer, "The report of two people", pdf_bytes("Page one."))
    editing.say_it_came_out_before(officer)
    officer.get_by_role("button", name="Save draft").click()
    expect(officer).to_have_url(re.compile("/edit/$"))


def make_link(officer: Page) -> str:
    """Beside the title of the page; gives the address that is shown once."""
    officer.get_by_role("button", name="Actions", exact=True).first.click()
    officer.get_by_role("link", name="Preview links").click()
    officer.get_by_role("textbox", name="For whom").fill("Health partner")
    officer.get_by_role("button", name="Make a link").click()
    address = officer.get_by_label("Link to copy").input_value()
    assert findings(officer) == []
    return address


def read_draft(partner: Page, address: str) -> None:
    partner.goto(address)
    expect(partner.get_by_text("A draft, for you to read")).to_be_visible()
    expect(partner.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert findings(partner) == []
    file = partner.get_by_role("link", name="The report of two people").first
    assert partner.request.get(file.get_attribute("href") or "").ok
    assert partner.context.cookies() == []


def test_a_partner_reads_it_and_a_second_person_publishes_it(
    windows: list[BrowserContext], editable_site: RunningSite
) -> None:
    manager = editing.come_in(windows[1], MANAGER)
    ask_for_two_people(manager)
    officer = editing.come_in(windows[0], EDITOR)
    write_review(officer)
    here = reading.address(officer)
    editable_site.let_the_worker_work()
    address = make_link(officer)
    partner = windows[2].new_page()
    read_draft(partner, address)

    officer.goto(here)
    officer.get_by_role("button", name="More actions").click()
    expect(officer.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    officer.get_by_role("button", name="Submit to Safeguarding manager").click()
    expect(officer.locator(".messages .success")).to_be_visible()
    officer.goto(here)
    expect(officer.get_by_text("A safeguarding manager is reading this review.")).to_be_visible()

    approve(manager)
    partner.goto("/reviews/")
    partner.get_by_role("link", name=TITLE).first.click()
    expect(partner.get_by_role("heading", level=1)).to_have_text(TITLE)
    officer.goto(here)
    officer.get_by_role("button", name="Actions", exact=True).first.click()
    officer.get_by_role("link", name="Full history").click()
    expect(officer.get_by_text(COMMENT)).to_be_visible()
    expect(officer.get_by_text("Somebody with the link “Health partner”").first).to_be_visible()
