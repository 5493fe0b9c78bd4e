"""The communications officer: what is taken down is gone for readers, page and file, at once."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.sites import EDITOR, RunningSite


@pytest.fixture
def office(browser: Browser, editable_site: RunningSite) -> BrowserContext:
    """A browser in which the officer has signed in."""
    context = browser.new_context(base_url=editable_site.url)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(EDITOR[0])
    page.get_by_label("Password").fill(EDITOR[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url("/admin/")
    yield context
    context.close()


def test_taking_a_leaflet_down_takes_its_file_with_it(
    office: BrowserContext, browser: Browser, editable_site: RunningSite
) -> None:
    public = browser.new_context(base_url=editable_site.url)
    leaflet = editable_site.addresses["leafletpage"]
    reader = public.new_page()
    reader.goto(leaflet)
    file = reader.locator(".document a").first.get_attribute("href") or ""
    assert public.request.get(file).ok

    page = office.new_page()
    page.goto(leaflet)
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto("/admin/pages/")
    page.goto(admin_address(office, title, "unpublish"))
    page.get_by_label("What readers are told").fill("There is a newer leaflet.")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.get_by_text("was withdrawn, with its documents")).to_be_visible()

    gone = public.request.get(leaflet)
    assert gone.status == 410
    assert "There is a newer leaflet." in gone.text()
    assert public.request.get(file).status == 404
    assert f'href="{leaflet}"' not in public.request.get(f"/search/?q={title}").text()
    assert office.request.get(file).ok
    public.close()


def admin_address(office: BrowserContext, title: str, action: str) -> str:
    """The address of an action on the page of this title, found by the editor's own search."""
    page = office.new_page()
    page.goto(f"/admin/pages/search/?q={title}")
    edit = page.get_by_role("link", name=title, exact=True).first.get_attribute("href") or ""
    return edit.replace("/edit/", f"/{action}/")
