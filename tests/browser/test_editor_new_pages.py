"""The communications officer makes everything from nothing, and the public reads it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import editing, reading
from tests.browser.sites import EDITOR, RunningSite
from tests.browser.watched import Watched
from tests.factories.files import pdf_bytes


@pytest.fixture(scope="module")
def signed_in(browser: Browser, editable_site: RunningSite) -> Iterator[dict]:
    """The officer's cookies: one signing-in for all that follows."""
    context = browser.new_context(base_url=editable_site.url)
    editing.come_in(context, EDITOR)
    yield context.storage_state()
    context.close()


@pytest.fixture
def watched(browser: Browser, editable_site: RunningSite, signed_in: dict) -> Iterator[Watched]:
    """A window in which nothing may go wrong: no console error, no policy broken, no stranger."""
    context = browser.new_context(
        base_url=editable_site.url,
        storage_state=signed_in,
        viewport={"width": 1280, "height": 1000},
    )
    context.set_default_timeout(15_000)
    window = Watched(context.new_page(), editable_site.url)
    window.page.goto("/admin/")
    yield window
    context.close()
    window.assert_nothing_went_wrong()


@pytest.fixture
def officer(watched: Watched) -> Page:
    """The officer, signed in, on the first page."""
    return watched.page


@pytest.fixture
def public(browser: Browser, editable_site: RunningSite) -> Iterator[Page]:
    """Somebody who isn't signed in."""
    context = browser.new_context(base_url=editable_site.url)
    yield context.new_page()
    context.close()


def start(page: Page, link: str, title: str) -> None:
    page.get_by_role("link", name=link).click()
    editing.write_title(page, title)
    page.locator("[name=summary]").fill("Made by hand, to see that it can be made.")


def test_a_review_with_a_document(
    watched: Watched, public: Page, editable_site: RunningSite
) -> None:
    officer = watched.page
    start(officer, "New review", "A review made by hand")
    # Wagtail saves a draft by itself, and says no while a row has no document yet.
    watched.expect_failure(urlsplit(reading.address(officer)).path)
    officer.locator("[name=kind]").select_option(label="Local child safeguarding practice review")
    officer.locator("[name=published_on]").fill("04/12/2022")
    officer.keyboard.press("Escape")
    officer.locator("[name=published_precision]").select_option(label="Month and year")
    editing.upload_document(officer, "The report made by hand", pdf_bytes("Page one.", "Two."))
    editing.say_it_came_out_before(officer)
    editable_site.let_the_worker_work()
    public.goto(editing.publish(officer))
    expect(public.get_by_role("heading", level=1)).to_have_text("A review made by hand")
    expect(public.locator("main")).to_contain_text("December 2022")
    expect(public.locator("main")).not_to_contain_text("4 December 2022")
    link = public.get_by_role("link", name="The report made by hand").first
    expect(public.locator("main")).to_contain_text("2 pages")
    answer = public.request.get(link.get_attribute("href") or "")
    assert answer.ok
    assert answer.body().startswith(b"%PDF")


def test_a_briefing_of_seven_sections(officer: Page, public: Page) -> None:
    start(officer, "New briefing", "A briefing made by hand")
    texts = officer.locator("[data-contentpath=sections] [data-contentpath=text]")
    expect(texts).to_have_count(7)
    for number in range(7):
        editing.write_text(texts.nth(number), f"Minute {number + 1}.")
    public.goto(editing.publish(officer))
    expect(public.locator("main")).to_contain_text("Questions for your team")
    expect(public.locator("main")).to_contain_text("Minute 7.")


def test_a_plan_that_replaces_an_older_one(
    officer: Page, public: Page, editable_site: RunningSite
) -> None:
    start(officer, "New plan or report", "A plan made by hand")
    officer.locator("[name=kind]").select_option(label="Strategic plan")
    officer.locator("[name=edition]").fill("2030-2033")
    officer.locator("#id_supersedes-chooser").get_by_role("button", name="Choose").click()
    window = officer.locator(".modal-content")
    window.get_by_label("Search term").fill("Strategic Plan")
    older = window.get_by_role("link", name="Strategic Plan").first
    name = older.inner_text()
    older.click()
    expect(window).to_be_hidden()
    new_address = editing.publish(officer)
    public.goto(new_address)
    expect(public.locator("main")).to_contain_text("2030-2033")
    public.get_by_role("main").get_by_role("link", name=name).first.click()
    expect(public.locator("main")).to_contain_text("A plan made by hand")


def test_a_leaflet_with_a_callout(officer: Page, public: Page) -> None:
    start(officer, "New leaflet", "A leaflet made by hand")
    body = officer.locator("[data-contentpath=body]")
    body.get_by_role("button", name="Insert a block").last.click()
    officer.locator(".w-combobox__option", has_text="Callout").click()
    body.get_by_label("Title").fill("You can bring somebody")
    editing.write_text(body.locator("[data-contentpath=text]"), "A friend can come with you.")
    public.goto(editing.publish(officer))
    expect(public.locator("main")).to_contain_text("You can bring somebody")
    expect(public.locator("main")).to_contain_text("A friend can come with you.")


def test_an_information_page(officer: Page, public: Page) -> None:
    officer.goto("/admin/pages/")
    home = officer.locator("main a[href$='/edit/']").first.get_attribute("href") or ""
    officer.goto(home.replace("/edit/", "/add_subpage/"))
    editing.write_title(officer, "A page made by hand")
    officer.locator("[name=summary]").fill("Made by hand.")
    public.goto(editing.publish(officer))
    expect(public.get_by_role("heading", level=1)).to_have_text("A page made by hand")


def test_somebody_new_in_the_team(officer: Page, public: Page, editable_site: RunningSite) -> None:
    officer.get_by_role("button", name="People").click()
    officer.get_by_role("link", name="Team members").click()
    officer.get_by_role("link", name="Add team member").first.click()
    officer.locator("[name=name]").fill("Somebody New")
    officer.locator("[name=role]").fill("Practice Lead")
    officer.locator("[name=body]").select_option(label="Sefton SCP")
    officer.get_by_role("button", name="Save", exact=True).click()
    expect(officer.locator(".messages")).to_contain_text("Somebody New")
    public.goto(editable_site.addresses["team"])
    expect(public.locator("main")).to_contain_text("Somebody New")
    expect(public.locator("main")).to_contain_text("Practice Lead")


def test_what_is_missing_is_said_where_it_is_missing(
    browser: Browser, editable_site: RunningSite, signed_in: dict
) -> None:
    context = browser.new_context(base_url=editable_site.url, storage_state=signed_in)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_role("link", name="New leaflet").click()
    editing.write_title(page, "Not finished")
    editing.press(page, "Publish")
    message = page.locator("#panel-child-words-summary-section .error-message")
    expect(message).to_have_text("Fill in “Summary”. It can't stay empty.")
    expect(page.locator("[name=title]")).to_have_value("Not finished")
    context.close()


def test_publishing_waits_for_the_draft_that_is_being_saved(
    officer: Page, editable_site: RunningSite
) -> None:
    officer.get_by_role("link", name="New leaflet").click()
    editing.wait_for_autosave_to_watch(officer)
    officer.locator("[name=summary]").fill("The title comes last.")
    form = re.compile("/add/leaflets/leafletpage/[0-9]+/$")
    with officer.expect_request(form, timeout=editing.PATIENCE):
        editing.write_title(officer, "Saved only once")
    editing.publish(officer)
    officer.goto("/admin/pages/search/?q=Saved+only+once")
    expect(officer.get_by_role("link", name="Saved only once", exact=True)).to_have_count(1)


def test_the_preview_keeps_to_the_policy(officer: Page) -> None:
    start(officer, "New review", "A review only looked at")
    officer.locator("[data-side-panel-toggle=preview]").click()
    preview = officer.frame_locator(".w-preview__iframe >> nth=-1")
    heading = preview.get_by_role("heading", level=1)
    expect(heading).to_have_text("A review only looked at", timeout=editing.PATIENCE)


def test_a_briefing_says_while_it_is_written_what_does_not_fit_on_paper(officer: Page) -> None:
    start(officer, "New briefing", "A long briefing made by hand")
    paper = officer.locator("[data-printing]")
    section = officer.locator("[data-contentpath=sections] [data-contentpath=text]").first
    editing.paste_text(section, " ".join(["word"] * 1_800))
    officer.get_by_role("button", name="Save draft").click()
    expect(paper).to_contain_text("please look at this", timeout=editing.PATIENCE)
    expect(paper).to_contain_text("1. Background")

    editing.wait_for_autosave_to_watch(officer)
    section.locator("[contenteditable=true]").first.click()
    officer.keyboard.press("Control+A")
    officer.keyboard.type("A few words.")
    expect(paper).not_to_contain_text("please look at this", timeout=editing.PATIENCE)
    expect(paper).to_contain_text("fits on one A4 page")
