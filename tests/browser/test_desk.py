"""The officer learns from the first page what is due, does it, and it is gone."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from desk.duties.periods import notify_by
from tests.browser import editing, reading
from tests.browser.sites import EDITOR, RunningSite
from tests.browser.watched import Watched

REFERENCE = "Review 9 of 2026"


@pytest.fixture
def watched(browser: Browser, editable_site: RunningSite) -> Iterator[Watched]:
    """The officer's window: no console error, no policy broken, no stranger."""
    context = browser.new_context(
        base_url=editable_site.url, viewport={"width": 1280, "height": 1000}
    )
    context.set_default_timeout(editing.PATIENCE)
    window = Watched(editing.come_in(context, EDITOR), editable_site.url)
    yield window
    context.close()
    window.assert_nothing_went_wrong()


def written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def words_of(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def fill_day(page: Page, name: str, day: date) -> None:
    page.locator(f"[name={name}]").fill(written(day))
    page.keyboard.press("Escape")


def rows_about(page: Page, words: str) -> list[str]:
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="What needs doing")).to_be_visible()
    return reading.texts(page.locator(".to-do-row").filter(has_text=words))


def test_a_duty_stands_on_the_desk_until_it_is_done(watched: Watched) -> None:
    page = watched.page
    assert rows_about(page, REFERENCE) == []
    page.goto("/admin/reviews-in-progress/new/")
    known_on = date.today() - timedelta(days=21)
    page.locator("[name=reference]").fill(REFERENCE)
    fill_day(page, "incident_known_on", known_on)
    page.get_by_role("button", name="Create").click()
    expect(page.locator(".messages .success")).to_be_visible()

    notify, *others = rows_about(page, REFERENCE)
    assert f"Late: was due {words_of(notify_by(known_on))}" in " ".join(notify.split())
    assert "Confirm with your legal team." in notify
    assert len(others) == 2

    # On a phone everything fits.
    page.set_viewport_size({"width": 390, "height": 844})
    assert reading.ask(page, "document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 1000})

    # The row leads to the place to act.
    row = page.locator(".to-do-row").filter(has_text=REFERENCE).first
    row.get_by_role("link", name="Notify the national Panel of the incident").click()
    fill_day(page, "notified_on", notify_by(known_on))
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".messages .success")).to_be_visible()

    assert len(rows_about(page, REFERENCE)) == 2
    page.goto("/admin/reports/duties/")
    report = page.locator("tr").filter(has_text="Notify the national Panel")
    expect(report.filter(has_text=REFERENCE)).to_contain_text("In time")
    page.goto("/admin/reports/what-needs-doing/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert REFERENCE in download.value.path().read_text("utf-8-sig")
