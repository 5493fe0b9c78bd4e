"""A new review is kept back until it is ready, and a public one is down within a minute."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import editing
from tests.browser.audit import findings, open_everything
from tests.browser.sites import EDITOR, MANAGER, RunningSite

BECAUSE = "The court has set a day."


@pytest.fixture
def office(browser: Browser, editable_site: RunningSite) -> Iterator[BrowserContext]:
    """Where the officer works, on a phone."""
    viewport = {"width": 390, "height": 800}
    context = browser.new_context(base_url=editable_site.url, viewport=viewport)  # type: ignore[arg-type]
    context.set_default_timeout(editing.PATIENCE)
    yield context
    context.close()


@pytest.fixture
def manager(browser: Browser, editable_site: RunningSite) -> Iterator[Page]:
    """Somebody else, signed in."""
    context = browser.new_context(base_url=editable_site.url)
    context.set_default_timeout(editing.PATIENCE)
    yield editing.come_in(context, MANAGER)
    context.close()


def write_review(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="New review").click()
    editing.write_title(page, "A review that is new")
    page.locator("[name=summary]").fill("Made by hand, to see that it waits.")
    page.locator("[name=kind]").select_option(label="Local child safeguarding practice review")
    page.get_by_role("button", name="Save draft").click()
    expect(page).to_have_url(re.compile("/edit/"))


def start_case(page: Page) -> None:
    page.get_by_role("link", name="Start a review in progress").first.click()
    page.wait_for_load_state("load")  # or a tab is pressed before it can listen
    page.locator("[name=reference]").fill("Review 9 of 2020")
    editing.write_day(page, "incident_known_on", "06/01/2020")
    page.locator("[name=decision]").select_option(label="Carry out a review")
    editing.write_day(page, "decision_on", "27/01/2020")
    editing.open_tab(page, "Notices")
    for number, recipient in enumerate(("panel", "secretary-of-state", "ofsted")):
        page.get_by_role("button", name="Add notice").click()
        page.locator(f"[name=notices-{number}-recipient]").select_option(recipient)
        editing.write_day(page, f"notices-{number}-sent_on", f"{date.today():%d/%m/%Y}")
    page.get_by_role("button", name="Create", exact=True).click()


def test_it_waits_until_it_is_ready_or_a_second_person_answers(
    office: BrowserContext, manager: Page
) -> None:
    page = editing.come_in(office, EDITOR)
    write_review(page)
    editing.press(page, "Publish")
    expect(page.locator(".messages .error")).to_contain_text("It has no review in progress")
    expect(page.locator("[name=summary]")).to_have_value("Made by hand, to see that it waits.")
    page.get_by_role("link", name="Ready to publish?").first.click()
    expect(page.get_by_text(re.compile("Not ready: . things to do"))).to_be_visible()
    assert findings(page) == []

    start_case(page)
    expect(page.get_by_text("Nothing shows that the notice was sent to")).to_be_visible()
    expect(page.get_by_text("Review 9 of 2020. Decided on 27 January 2020.")).to_be_visible()
    notices = page.get_by_role("listitem").filter(has_text="Nothing shows")
    notices.get_by_role("link", name="Ask a second person").click()
    page.get_by_label("Why?").fill(BECAUSE)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("Only a safeguarding manager can answer this")).to_be_visible()

    manager.reload()
    manager.get_by_role("link", name="A review that is new").first.click()
    expect(manager.get_by_text(BECAUSE)).to_be_visible()
    manager.get_by_label("Let it through, this once").check()
    manager.get_by_label("Your reason").fill("I have read the order.")
    manager.get_by_role("button", name="Decide").click()
    page.reload()
    expect(page.get_by_text("A second person has let this through, once.")).to_be_visible()


def test_on_the_worst_day_one_action_takes_it_down(
    office: BrowserContext, editable_site: RunningSite
) -> None:
    page = editing.come_in(office, EDITOR)
    address = editable_site.addresses["reviewpage"]
    page.goto(address)
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(f"/admin/pages/search/?q={title}")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Take down now").click()
    expect(page.get_by_text("These pages come down now")).to_be_visible()
    page.get_by_role("button", name="Take down now").click()
    expect(page.get_by_text("Write down in a few words what happened.")).to_be_visible()
    open_everything(page)
    assert findings(page) == []
    page.get_by_label("What happened?").fill("Somebody says that a child can be known by it.")
    page.get_by_role("button", name="Take down now").click()
    expect(page.get_by_text("It is down")).to_be_visible()
    expect(page.get_by_text("Your data protection officer.")).to_be_visible()
    gone = page.request.get(address)
    assert gone.status == 410
    assert title not in gone.text()
