"""A report with words under a black box goes out only when a second person has answered for it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import editing, reading
from tests.browser.audit import findings, open_everything
from tests.browser.sites import EDITOR, SECOND_EDITOR, RunningSite
from tests.browser.watched import Watched
from tests.library.editing.made import pdf_with_hidden_words

TITLE = "The report with a black box"
# Wagtail's field for tags, which we don't make.
KNOWN = "ui-autocomplete-input"
REASON = "The word under the box is the name of the form."


@pytest.fixture
def office(browser: Browser, editable_site: RunningSite) -> Iterator[BrowserContext]:
    """The officer's browser."""
    context = browser.new_context(
        base_url=editable_site.url, viewport={"width": 1280, "height": 1000}
    )
    context.set_default_timeout(editing.PATIENCE)
    yield context
    context.close()


@pytest.fixture
def companion(browser: Browser, editable_site: RunningSite) -> Iterator[Page]:
    """The second person, on the first page."""
    context = browser.new_context(base_url=editable_site.url)
    context.set_default_timeout(editing.PATIENCE)
    yield editing.come_in(context, SECOND_EDITOR)
    context.close()


def start_review(window: Watched) -> None:
    page = window.page
    page.get_by_role("link", name="New review").click()
    # Wagtail saves a draft by itself, and says no while a row has no document yet.
    window.expect_failure(urlsplit(reading.address(page)).path)
    editing.write_title(page, "A review with a black box")
    page.locator("[name=summary]").fill("Made by hand, to see that it is stopped.")
    page.locator("[name=kind]").select_option(label="Local child safeguarding practice review")
    page.locator("[name=published_on]").fill("04/12/2022")
    page.keyboard.press("Escape")
    editing.say_it_came_out_before(page)


def look_at_document(document: Page) -> None:
    """What was found, with a picture of the place; all of it by keyboard."""
    expect(document.get_by_text("Stops publishing · Page 2")).to_be_visible()
    place = document.locator("summary", has_text="Show the place")
    place.focus()
    document.keyboard.press("Enter")
    picture = document.locator("img[data-place]").first
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    document.wait_for_function(
        "() => document.querySelector('img[data-place]').naturalWidth > 100",
        timeout=editing.PATIENCE,
    )
    expect(document.get_by_text("somebody else must look at it and accept it.")).to_be_visible()
    open_everything(document)
    assert [found for found in findings(document) if KNOWN not in found] == []


def accept(companion: Page) -> None:
    """From the first page, where it stands first."""
    companion.get_by_role("link", name=TITLE).click()
    companion.get_by_role("link", name="Accept with a reason").click()
    companion.get_by_label("I accept this on page 2").check()
    companion.get_by_label("Why?").fill(REASON)
    companion.get_by_role("button", name="Accept", exact=True).click()
    expect(companion.get_by_text(f"“{REASON}”").first).to_be_visible()
    expect(companion.get_by_text("Nothing was found that stops publishing.")).to_be_visible()


def test_it_is_seen_refused_accepted_by_another_and_only_then_public(
    office: BrowserContext, companion: Page, browser: Browser, editable_site: RunningSite
) -> None:
    officer = editing.come_in(office, EDITOR)
    window = Watched(officer, editable_site.url)
    start_review(window)
    editing.upload_document(officer, TITLE, pdf_with_hidden_words())
    badge = officer.locator(".chooser .file-badge")
    expect(badge).to_have_text("Waiting for its check", timeout=editing.PATIENCE)
    editable_site.let_the_worker_work()
    expect(badge).to_have_text("Needs attention", timeout=editing.PATIENCE)

    editing.press(officer, "Publish")
    expect(officer.locator(".messages .error")).to_contain_text("failed its check (page 2)")
    with office.expect_page() as opened:
        officer.get_by_role("link", name="Open the document").first.click()
    look_at_document(opened.value)

    companion.reload()
    accept(companion)
    address = editing.publish(officer)
    public = browser.new_context(base_url=editable_site.url)
    reader = public.new_page()
    reader.goto(address)
    file = reader.get_by_role("link", name=TITLE).first.get_attribute("href") or ""
    assert public.request.get(file).ok
    public.close()
    window.assert_nothing_went_wrong()
