"""A report that readers have is replaced: the officer's file waits, a second person compares."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser import editing, reading
from tests.browser.audit import findings
from tests.browser.second_person import ask_for_two_people
from tests.browser.sites import EDITOR, MANAGER, RunningSite
from tests.factories.files import pdf_bytes

REPORT = "Serious Case Review (Beatrice): report"
WHY = "A date on page 1 was wrong."
NEW_WORDS = "The corrected first page."
PHONE = {"width": 390, "height": 844}


def replace_the_report(officer: Page) -> str:
    """Gives the address of the document's own screen."""
    officer.goto("/admin/documents/?q=Beatrice")
    officer.get_by_role("link", name=REPORT).first.click()
    expect(
        officer.get_by_text("A second person has to agree before readers get it")
    ).to_be_visible()
    file = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes(NEW_WORDS)}
    officer.get_by_label("New file").set_input_files(file)
    officer.get_by_label("Why is the file replaced?").fill(WHY)
    officer.get_by_role("button", name="Save", exact=True).click()
    expect(officer.locator(".messages .success")).to_contain_text("waits for a second person")
    expect(officer.get_by_role("heading", name="Waits for a second person")).to_be_visible()
    assert findings(officer, within="section[aria-labelledby=file-waiting]") == []
    return reading.address(officer)


def compare(manager: Page) -> None:
    """From the desk to the screen with both files."""
    manager.goto("/admin/")
    manager.get_by_role("link", name="Compare the new version of this document").first.click()
    expect(manager.get_by_role("heading", name="Words that differ")).to_be_visible()
    expect(manager.get_by_text(NEW_WORDS)).to_be_visible()
    expect(manager.get_by_text(WHY)).to_be_visible()
    assert findings(manager, within=".file-decision") == []


def test_readers_get_the_new_report_when_somebody_else_has_compared_it(
    browser: Browser, editable_site: RunningSite
) -> None:
    contexts = [
        browser.new_context(base_url=editable_site.url, viewport=size)  # type: ignore[arg-type]
        for size in ({"width": 1280, "height": 1000}, PHONE, PHONE)
    ]
    for context in contexts:
        context.set_default_timeout(editing.PATIENCE)
    manager = editing.come_in(contexts[0], MANAGER)
    ask_for_two_people(manager)
    reader = contexts[2].new_page()
    reader.goto("/reviews/beatrice/")
    address = reader.get_by_role("link", name=REPORT).first.get_attribute("href") or ""
    before = reader.request.get(address).body()

    officer = editing.come_in(contexts[1], EDITOR)
    screen = replace_the_report(officer)
    assert reader.request.get(address).body() == before
    editable_site.let_the_worker_work()

    compare(manager)
    manager.get_by_label("Don’t approve").check()
    manager.get_by_role("button", name="Decide").click()
    expect(manager.get_by_text("Write what has to be changed")).to_be_visible()
    manager.get_by_label("Approve: readers get it at once").check()
    manager.get_by_label("Your comment").fill("Compared page by page.")
    manager.get_by_role("button", name="Decide").click()
    expect(manager.locator(".messages .success")).to_contain_text("Readers have it now")

    now = reader.request.get(address)
    assert now.ok
    assert now.body() != before
    officer.goto(screen)
    expect(officer.get_by_text("Compared page by page.")).to_be_visible()
    expect(officer.get_by_text(re.compile(f"Replaced on .* “{WHY}”"))).to_be_visible()
    for context in contexts:
        context.close()
