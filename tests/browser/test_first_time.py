"""From sign-in to a public review with two documents, in under ten minutes and without a manual."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from tests.browser import editing, reading
from tests.browser.effort import Effort
from tests.browser.second_person import approve, ask_for_two_people
from tests.browser.sites import EDITOR, MANAGER, RunningSite, Start, start_anew
from tests.factories.files import pdf_bytes

TITLE = "A review walked from sign-in to readers"
DOCUMENTS = {"The full report": "Report", "Seven minutes on it": "7-minute briefing"}
# As many as it takes today, and three more.
MOST_CLICKS = 50
MOST_FIELDS = 24
TEN_MINUTES = 600


@pytest.fixture(scope="module")
def start_program() -> Start:
    """As on a server: each program loads the site itself."""
    return start_anew


@pytest.fixture
def windows(browser: Browser, editable_site: RunningSite) -> Iterator[list[BrowserContext]]:
    """A browser for the officer, the manager, and somebody without an account."""
    with ExitStack() as stack:
        contexts = []
        for _ in range(3):
            size = {"width": 1280, "height": 1000}
            context = browser.new_context(base_url=editable_site.url, viewport=size)  # type: ignore[arg-type]
            context.set_default_timeout(editing.PATIENCE)
            stack.callback(context.close)
            contexts.append(context)
        yield contexts


def a_file(name: str) -> FilePayload:
    return {"name": "file.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes(name)}


def ago(days: int) -> str:
    """A day as an officer types it."""
    return f"{date.today() - timedelta(days=days):%d/%m/%Y}"


def sign_in(effort: Effort, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/admin/")
    effort.fill(page.get_by_label("Username"), EDITOR[0])
    effort.fill(page.get_by_label("Password"), EDITOR[1])
    effort.follow(page.get_by_role("button", name="Sign in"))
    expect(page).to_have_url(re.compile("/admin/$"))
    return page


def upload(effort: Effort, choose: Locator, title: str) -> None:
    """In the window of a chooser: a new file."""
    effort.click(choose)
    window = choose.page.locator(".modal-content")
    effort.click(window.get_by_role("tab", name="Upload"))
    effort.choose_file(window.locator("input[type=file]"), a_file(title))
    effort.fill(window.get_by_label("Title").last, title)
    effort.click(window.get_by_role("button", name="Upload"))
    expect(window).to_be_hidden(timeout=editing.PATIENCE)


def write_review(effort: Effort, page: Page) -> None:
    effort.follow(page.get_by_role("link", name="New review"))
    page.wait_for_load_state("load")
    effort.fill(page.locator("[name=title]"), TITLE)
    effort.fill(page.locator("[name=summary]"), "What a made-up review found, for practitioners.")
    effort.choose(page.locator("[name=kind]"), "Local child safeguarding practice review")
    effort.click(page.get_by_role("tab", name="Documents", exact=True))
    for number, (title, role) in enumerate(DOCUMENTS.items()):
        effort.click(page.get_by_role("button", name="Add document"))
        chooser = page.locator(f"#id_documents-{number}-document-chooser")
        upload(effort, chooser.get_by_role("button", name="Choose a document"), title)
        effort.choose(page.locator(f"[name=documents-{number}-role]"), role)
    effort.click(page.get_by_role("tab", name="Details", exact=True))
    effort.click(page.locator("[name=topics]").first)
    effort.follow(page.get_by_role("button", name="Save draft"))
    expect(page.locator(".messages .success")).to_be_visible()


def write_dates(effort: Effort, page: Page) -> None:
    """The review in progress: everything that "Ready to publish?" asks for is on three tabs."""
    effort.follow(page.get_by_role("link", name="Start a review in progress").first)
    page.wait_for_load_state("load")
    effort.fill(page.locator("[name=reference]"), "Review 11 of 2026")
    effort.fill_date(page.locator("[name=incident_known_on]"), ago(150))
    effort.choose(page.locator("[name=decision]"), "Carry out a review")
    effort.fill_date(page.locator("[name=decision_on]"), ago(130))
    effort.click(page.locator("#header-title"))
    effort.click(page.get_by_role("tab", name="Notices", exact=True))
    for number in range(3):
        effort.fill_date(page.locator(f"[name=notices-{number}-sent_on]"), ago(30))
        chooser = page.locator(f"#id_notices-{number}-evidence-chooser")
        choose = chooser.get_by_role("button", name="Choose a document")
        if number == 0:
            upload(effort, choose, "E-mail to all three")
        else:
            effort.click(choose)
            window = page.locator(".modal-content")
            effort.click(window.get_by_role("link", name="E-mail to all three"))
            expect(window).to_be_hidden()
    effort.click(page.get_by_role("tab", name="Sign-offs", exact=True))
    for number in range(4):
        effort.fill_date(page.locator(f"[name=sign_offs-{number}-given_on]"), ago(10))
        effort.fill(page.locator(f"[name=sign_offs-{number}-given_by]"), "Council solicitor")
    effort.follow(page.get_by_role("button", name="Create", exact=True))


def test_a_review_with_two_documents_takes_less_than_ten_minutes(
    windows: list[BrowserContext], editable_site: RunningSite
) -> None:
    manager = editing.come_in(windows[1], MANAGER)
    ask_for_two_people(manager)

    effort = Effort()
    officer = sign_in(effort, windows[0])
    write_review(effort, officer)
    editable_site.let_the_worker_work()
    effort.follow(officer.get_by_role("link", name="Ready to publish?").first)
    expect(officer.get_by_text(re.compile("Not ready: . things to do"))).to_be_visible()
    write_dates(effort, officer)
    expect(officer.get_by_text("Everything is ready")).to_be_visible()
    expect(officer.get_by_text("then “Submit to Safeguarding manager”")).to_be_visible()
    effort.follow(officer.get_by_role("link", name="Back to the page"))
    officer.wait_for_load_state("load")
    effort.click(officer.get_by_role("button", name="More actions"))
    effort.follow(officer.get_by_role("button", name="Submit to Safeguarding manager"))
    expect(officer.locator(".messages .success")).to_be_visible()

    approve(manager)
    reader = windows[2].new_page()
    reader.goto("/reviews/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    for title in DOCUMENTS:
        files = reading.attributes(reader.get_by_role("link", name=title), "href")
        answer = reader.request.get(files[0])
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")

    assert effort.clicks <= MOST_CLICKS, effort
    assert effort.fields <= MOST_FIELDS, effort
    assert effort.seconds < TEN_MINUTES, effort
