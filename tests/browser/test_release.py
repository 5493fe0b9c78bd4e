"""The officer lets two pages go out together: a wrong hour, a plan, a change of mind, and out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editing import PATIENCE, come_in
from tests.browser.sites import EDITOR, RunningSite

LEAFLETS = ("A leaflet for the release", "Its second leaflet")


@pytest.fixture
def office(browser: Browser, editable_site: RunningSite) -> Iterator[Page]:
    """A browser in which the officer has signed in."""
    context = browser.new_context(base_url=editable_site.url)
    yield come_in(context, EDITOR)
    context.close()


def write_draft(page: Page, title: str) -> None:
    """A leaflet that nobody can read yet."""
    page.goto("/admin/")
    page.locator(".desk-start").get_by_role("link", name=re.compile("leaflet", re.I)).click()
    page.wait_for_load_state("load")
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill("What it is and whom it is for.")
    page.locator("[name=publishing_body]").select_option(index=1)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages .success")).to_be_visible(timeout=PATIENCE)


def plan_for(page: Page, day: str, hour: str) -> None:
    page.locator("[name=day]").fill(day)
    page.locator("[name=hour]").fill(hour)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Plan it").click()
    page.wait_for_load_state("load")


def test_two_pages_go_out_together(
    office: Page, browser: Browser, editable_site: RunningSite
) -> None:
    for title in LEAFLETS:
        write_draft(office, title)
    office.goto("/admin/releases/")
    office.get_by_role("link", name="New release").first.click()
    office.get_by_label("Name").fill("Two leaflets")
    for title in LEAFLETS:
        office.get_by_label(re.compile(title)).check()
    office.get_by_role("button", name="Continue").click()
    expect(office.get_by_text("Nothing is planned yet")).to_be_visible()

    plan_for(office, "28/03/2027", "01:30")
    expect(office.get_by_text("the clocks go forward")).to_be_visible()
    plan_for(office, "29/03/2027", "09:00")
    expect(
        office.get_by_text("Planned. All of it goes out on Monday 29 March 2027 at 09:00")
    ).to_be_visible()
    office.get_by_role("button", name="Cancel the plan").click()
    expect(office.get_by_text("Cancelled. Nothing goes out")).to_be_visible()

    public = browser.new_context(base_url=editable_site.url)
    assert LEAFLETS[0] not in public.request.get("/leaflets/").text()
    office.get_by_role("button", name="Release now").click()
    expect(office.get_by_text("It is out. Readers can see")).to_be_visible(timeout=PATIENCE)
    listed = public.request.get("/leaflets/").text()
    assert all(title in listed for title in LEAFLETS)
    public.close()
