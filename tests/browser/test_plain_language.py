"""The officer writes, and is told beside it how to write more plainly."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import editing, reading
from tests.browser.sites import EDITOR, RunningSite

NARROW = 500


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def officer(
    request: pytest.FixtureRequest, browser: Browser, editable_site: RunningSite
) -> Iterator[Page]:
    """Signed in, with a new leaflet open."""
    context = browser.new_context(
        base_url=editable_site.url, viewport={"width": request.param, "height": 900}
    )
    page = editing.come_in(context, EDITOR)
    page.get_by_role("link", name="New leaflet").click()
    # What is typed before that is taken for the form as it was opened, and never looked at.
    editing.wait_for_autosave_to_watch(page)
    yield page
    context.close()


def open_checks(page: Page) -> None:
    page.locator("[data-side-panel-toggle=checks]").click()


def test_advice_comes_while_somebody_types_and_leads_to_the_place(officer: Page) -> None:
    editing.write_title(officer, f"What happens next, {officer.viewport_size['width']}")
    summary = officer.locator("[name=summary]")
    summary.fill("IMPORTANT: we meet on 04/12/2022.")
    open_checks(officer)
    panel = officer.locator(".plain")
    status = panel.get_by_role("status")
    expect(status).to_have_text("2 pieces of advice", timeout=editing.PATIENCE)
    expect(panel).to_contain_text("Better: “Important”")
    expect(panel).to_contain_text("Better: 4 December 2022")

    panel.get_by_role("button", name="Show in Summary").first.click()
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(summary).to_have_value("IMPORTANT: we meet on 04/12/2022.")

    summary.fill("Important: we meet on 4 December 2022.")
    if officer.viewport_size["width"] < NARROW:
        # There the panel lies over the form and makes room for it; Wagtail takes half a second.
        expect(officer.locator("[data-side-panel=checks]")).to_have_attribute("hidden", "")
        open_checks(officer)
    expect(status).to_have_text(re.compile("^Nothing to advise"), timeout=editing.PATIENCE)


def test_words_are_marked_in_running_text_without_being_changed(officer: Page) -> None:
    body = officer.locator("[data-contentpath=body]")
    body.get_by_role("button", name="Insert a block").last.click()
    officer.locator(".w-combobox__option", has_text="Callout").click()
    editing.write_text(body.locator("[data-contentpath=text]"), "You MUST call us. Ask the LADO.")
    open_checks(officer)
    button = officer.locator("[data-show-words=LADO]")
    expect(button).to_be_visible(timeout=editing.PATIENCE)
    button.click()
    marked = "[...CSS.highlights.get('plain-language')].map((range) => range.toString())"
    expect(body.locator("[contenteditable=true]").first).to_be_focused()
    assert reading.ask(officer, marked) == ["LADO"]
    value = body.locator("input[name$=-text]").input_value()
    assert "You MUST call us. Ask the LADO." in value
