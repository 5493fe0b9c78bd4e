"""Uploading in a real browser, against the server that runs in production."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import reading
from tests.browser.audit import findings
from tests.browser.editing import come_in
from tests.browser.sites import EDITOR, RunningSite
from tests.factories.files import pdf_bytes
from tests.library.uploads.files import WORD, ole

ADD_MANY = "/admin/documents/multiple/add/"
ADD_ONE = "/admin/documents/add/"


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def has_script(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def page(browser: Browser, editable_site: RunningSite, has_script: bool) -> Iterator[Page]:
    """A browser in which the officer has signed in."""
    context = browser.new_context(
        base_url=editable_site.url,
        java_script_enabled=has_script,
        viewport={"width": 1280, "height": 900},
    )
    yield come_in(context, EDITOR) if has_script else sign_in(context, editable_site)
    context.close()


def sign_in(context: BrowserContext, site: RunningSite) -> Page:
    """By hand: it works without scripts, too."""
    page = context.new_page()
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(EDITOR[0])
    page.locator("input[name=password]").fill(EDITOR[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{site.url}/admin/")
    return page


@pytest.fixture
def several(tmp_path: Path) -> list[Path]:
    contents = {"A.pdf": pdf_bytes("One"), "B.docx": WORD, "C.doc": ole("WordDocument")}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return sorted(tmp_path.iterdir())


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """300 MB that take no room on the disk."""
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    return path


def test_many_files_are_named_in_one_table_and_saved_once(
    page: Page, several: list[Path], has_script: bool
) -> None:
    page.goto(ADD_MANY)
    page.get_by_label("Choose files").set_input_files(several)
    if not has_script:
        page.get_by_role("button", name="Upload", exact=True).click()
    rows = page.locator("tr.many-files-row")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="C.doc")).to_contain_text("This is an old Word document")
    page.get_by_label("Title of A.pdf").fill(f"First {has_script}")
    page.get_by_label("Title of B.docx").fill(f"Second {has_script}")
    page.get_by_label("Language of B.docx").select_option("pl")
    page.get_by_role("button", name="Save all").click()
    expect(page.locator("body")).to_contain_text("2 documents saved.")
    expect(page.get_by_role("link", name=f"Second {has_script}")).to_be_visible()


@pytest.mark.parametrize("has_script", [True], indirect=True)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_table_fits_and_can_be_read_aloud(page: Page, several: list[Path], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(ADD_MANY)
    page.get_by_label("Choose files").set_input_files(several)
    expect(page.locator(".many-files [role=status]")).to_contain_text(
        "2 of 3 files added. 1 not added"
    )
    assert reading.ask(page, "document.documentElement.scrollWidth") <= width
    assert findings(page, within=".many-files") == []


@pytest.mark.parametrize("has_script", [True], indirect=True)
def test_a_files_name_becomes_a_title_only_when_asked_by_keyboard(
    page: Page, several: list[Path]
) -> None:
    page.goto(ADD_MANY)
    page.get_by_label("Choose files").set_input_files(several[:1])
    title = page.get_by_label("Title of A.pdf")
    expect(title).to_have_value("")
    title.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(title).to_have_value("A")
    expect(title).to_be_focused()


def test_a_file_of_300_megabytes_is_answered_in_words(
    page: Page, large: Path, has_script: bool
) -> None:
    page.goto(ADD_ONE)
    page.locator("input[name=title]").fill("Yearly report")
    page.locator("input[name=file]").set_input_files(large)
    words = "larger than 50 MB" if has_script else "What you sent is 300 MB large"
    page.get_by_role("button", name="Upload").first.click()
    expect(page.locator("body")).to_contain_text(words, timeout=60_000)
    if has_script:
        expect(page.locator("input[name=title]")).to_have_value("Yearly report")
    else:
        page.get_by_role("link", name="Go back to where you were").click()
        expect(page.locator("input[name=file]")).to_be_visible()


@pytest.mark.parametrize("has_script", [True], indirect=True)
def test_a_large_file_among_many_is_said_in_its_row_and_not_sent(
    page: Page, large: Path, several: list[Path]
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(ADD_MANY)
    page.get_by_label("Choose files").set_input_files([large, several[0]])
    row = page.locator("tr.many-files-row", has_text="large.pdf")
    expect(row).to_contain_text("larger than 50 MB")
    expect(page.locator(".many-files [role=status]")).to_contain_text("1 of 2 files added")
    assert sent.count("POST") == 1
