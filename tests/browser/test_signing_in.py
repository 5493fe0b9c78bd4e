"""Signing in where two factors are required, with a passkey and with an authenticator app.

Chromium's virtual authenticator stands for a laptop that unlocks with a finger.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import AbstractUser
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.accounts.people import PASSWORD, code, somebody
from tests.browser import reading
from tests.browser.audit import findings, open_everything
from tests.browser.watched import Watched
from tests.factories.home import the_home_page

PATIENCE = 30_000
LAPTOP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def officer(transactional_db: None, settings: Settings) -> AbstractUser:
    """Has a password and nothing else."""
    settings.TWO_FACTORS_REQUIRED = True
    the_home_page()
    return somebody(username="officer")


@pytest.fixture
def window(browser: Browser, live_server: LiveServer, officer: AbstractUser) -> Iterator[Page]:
    """A phone's width; whatever stands in its console fails the test."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    watched = Watched(context.new_page(), live_server.url)
    yield watched.page
    context.close()
    watched.assert_nothing_went_wrong()


@pytest.fixture
def laptop(window: Page) -> CDPSession:
    """Passkeys are kept here."""
    session = window.context.new_cdp_session(window)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": LAPTOP})
    return session


def give_password(page: Page) -> None:
    page.get_by_label("Username").fill("officer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def come_back_later(context: BrowserContext) -> None:
    context.clear_cookies(name="sessionid")


def look_at(page: Page) -> None:
    """Nothing runs over the edge, and axe finds nothing."""
    open_everything(page)
    assert findings(page) == []
    assert reading.ask(page, "document.documentElement.scrollWidth <= innerWidth")


def test_a_passkey_is_set_up_first_and_is_enough_from_then_on(
    window: Page, laptop: CDPSession, tmp_path: Path
) -> None:
    window.goto("/admin/images/")
    look_at(window)
    give_password(window)
    expect(window.get_by_role("heading", name="Protect your account")).to_be_visible()
    look_at(window)
    window.get_by_role("link", name="Set up a passkey").click()
    window.get_by_label("Name").fill("My work laptop")
    look_at(window)
    window.get_by_label("Name").press("Enter")

    expect(window.get_by_role("heading", name="Recovery codes")).to_be_visible()
    look_at(window)
    shown = reading.texts(window.locator(".sign-in-codes li"))
    with window.expect_download() as download:
        window.get_by_role("link", name="Download as a file").click()
    download.value.save_as(tmp_path / "codes.txt")
    assert (tmp_path / "codes.txt").read_text().split("\n") == shown
    assert len(shown) == 10
    window.get_by_role("link", name="I have kept them").click()
    expect(window).to_have_url(re.compile(r"^http://[^/]+/admin/images/$"))

    come_back_later(window.context)
    window.goto("/admin/documents/")
    window.get_by_role("button", name="Use a passkey").click()
    expect(window).to_have_url(re.compile(r"^http://[^/]+/admin/documents/$"))

    come_back_later(window.context)
    window.goto("/admin/")
    give_password(window)
    expect(window.get_by_role("heading", name="One more step")).to_be_visible()
    look_at(window)
    window.get_by_role("button", name="Use a passkey").click()
    expect(window).to_have_url(re.compile("/admin/$"))
    window.goto("/admin/security/")
    expect(window.get_by_text("My work laptop").first).to_be_visible()
    look_at(window)


def test_a_laptop_that_says_no_leaves_other_ways(window: Page, laptop: CDPSession) -> None:
    window.goto("/admin/")
    window.get_by_role("button", name="Use a passkey").click()
    said = window.get_by_role("alert").filter(has_text="No passkey was used.")
    expect(said).to_have_text("No passkey was used. Try again, or choose another way.")
    expect(window.get_by_role("button", name="Use a passkey")).to_be_enabled()
    give_password(window)
    expect(window.get_by_role("heading", name="Protect your account")).to_be_visible()


def test_an_authenticator_app_and_a_recovery_code(window: Page) -> None:
    window.goto("/admin/")
    give_password(window)
    window.get_by_role("link", name="Set up an app").click()
    open_everything(window)
    shown = window.locator(".sign-in-secret").inner_text()
    secret = shown.replace(" ", "")
    look_at(window)
    window.get_by_label("Code").fill("12 34 56")
    window.get_by_role("button", name="Continue").click()
    expect(window.get_by_text("That didn’t work.")).to_be_visible()
    open_everything(window)
    expect(window.locator(".sign-in-secret")).to_have_text(shown)
    window.get_by_label("Code").fill(code(secret=secret))
    window.get_by_label("Code").press("Enter")
    expect(window.get_by_role("heading", name="Recovery codes")).to_be_visible()
    first = window.locator(".sign-in-codes li").first.inner_text()
    window.get_by_role("link", name="I have kept them").click()
    expect(window).to_have_url(re.compile("/admin/$"))

    for given in (code(1, secret=secret), first):
        come_back_later(window.context)
        window.goto("/admin/")
        give_password(window)
        window.get_by_label("Code").fill(given)
        window.get_by_label("Code").press("Enter")
        expect(window).to_have_url(re.compile("/admin/$"))
