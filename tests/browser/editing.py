"""What an officer does in the editor, in a real browser."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.sites import session_of

# Milliseconds that a busy machine may take to save a page.
PATIENCE = 30_000


def sign_in(context: BrowserContext, name: str, password: str) -> Page:
    """A window on the officer's first page; test_signing_in.py and first_time fill the form in."""
    form = context.request.get("/admin/login/")
    token = next(one["value"] for one in context.cookies() if one["name"] == "csrftoken")
    filled = {"username": name, "password": password, "csrfmiddlewaretoken": token}
    context.request.post(form.url, form=filled, headers={"Referer": form.url})
    return _first_page(context)


def come_in(context: BrowserContext, person: tuple[str, str]) -> Page:
    """The same, for one of sites.py who has signed in before: to look at a password takes long."""
    key = session_of(person[0])
    cookie = {"name": "sessionid", "value": key, "domain": "127.0.0.1", "path": "/"}
    context.add_cookies([cookie])
    return _first_page(context)


def _first_page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/admin/")
    expect(page.locator("#wagtail-sidebar")).to_be_attached()
    return page


def write_title(page: Page, title: str) -> None:
    """Typed letter by letter, as a person does; Wagtail makes the address of it."""
    page.wait_for_load_state("load")  # or the form's scripts may take the focus away
    page.locator("[name=title]").press_sequentially(title)
    expect(page.locator("[name=title]")).to_have_value(title)


def wait_for_autosave_to_watch(page: Page) -> None:
    """Wagtail looks for changes two seconds after the form is complete."""
    page.wait_for_load_state("load")
    page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener("w-unsaved:watch-edits", done, { once: true });
            setTimeout(done, 4000);
        })"""
    )


def write_day(page: Page, name: str, day: str) -> None:
    """Into a date field; its calendar opens a moment later, and a press beside it closes it."""
    page.locator(f"[name={name}]").fill(day)
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    page.locator("#header-title").dispatch_event("mousedown", {"bubbles": True})
    expect(calendar).to_have_count(0)


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def write_text(field: Locator, words: str) -> None:
    """Into a rich text field; it hands them to the form a moment later."""
    field.locator("[contenteditable=true]").first.click()
    field.page.keyboard.type(words)
    expect(field.locator("input[name$=-text]")).to_have_value(re.compile(re.escape(words)))


def paste_text(field: Locator, words: str) -> None:
    """The same, from the clipboard."""
    place = field.locator("[contenteditable=true]").first
    place.click()
    place.evaluate(
        """(place, words) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", words);
            const event = { clipboardData, bubbles: true, cancelable: true };
            place.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        words,
    )
    expect(field.locator("input[name$=-text]")).to_have_value(re.compile(re.escape(words)))


def upload_document(page: Page, title: str, file: bytes) -> None:
    """On the tab "Documents": a new row with a new file in it."""
    open_tab(page, "Documents")
    page.get_by_role("button", name="Add document").click()
    page.get_by_role("button", name="Choose a document").click()
    window = page.locator(".modal-content")
    window.get_by_role("tab", name="Upload").click()
    upload = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": file}
    window.locator("input[type=file]").set_input_files(upload)
    window.get_by_label("Title").last.fill(title)
    window.get_by_role("button", name="Upload").click()
    expect(window).to_be_hidden(timeout=PATIENCE)
    expect(page.get_by_text(title).first).to_be_visible()


def say_it_came_out_before(page: Page) -> None:
    """So that a review needs no notices."""
    open_tab(page, "Details")
    page.locator("[name=came_out_before]").check()
    page.locator("[name=came_out_where]").fill("The board’s former website")


def press(page: Page, action: str) -> None:
    """One of the actions behind the arrow beside "Save draft"."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).click()


def publish(page: Page) -> str:
    """Publish, and give the page's public address."""
    press(page, "Publish")
    message = page.locator(".messages .success")
    expect(message).to_contain_text("published", timeout=PATIENCE)
    return message.get_by_role("link", name="View live").get_attribute("href") or ""
