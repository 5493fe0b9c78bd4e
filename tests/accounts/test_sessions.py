"""Sessions end: for want of anything done, after so many hours, and when somebody ends them."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.keeping import delete_what_is_over
from accounts.models import Session
from tests.accounts.people import is_in, signed_in, somebody

pytestmark = pytest.mark.django_db


class Clock:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = timezone.now()

    def go_on(self, **time: float) -> None:
        self.time += timedelta(**time)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


def test_it_ends_an_hour_after_the_last_thing_that_was_done(clock: Clock) -> None:
    browser = signed_in(somebody())
    for _ in range(3):
        clock.go_on(minutes=59)
        assert is_in(browser)
    clock.go_on(minutes=61)
    assert browser.get("/admin/images/").url == "/admin/login/?next=/admin/images/"


def test_it_ends_after_half_a_day_whatever_is_done(clock: Clock) -> None:
    browser = signed_in(somebody())
    for _ in range(23):
        clock.go_on(minutes=31)
        assert is_in(browser)
    clock.go_on(minutes=10)
    assert not is_in(browser)


def test_what_an_open_page_asks_by_itself_puts_off_nothing(clock: Clock) -> None:
    browser = signed_in(somebody())
    for _ in range(4):
        clock.go_on(minutes=14)
        assert browser.get("/admin/signed-in/").status_code == 200
    clock.go_on(minutes=5)
    assert browser.get("/admin/signed-in/").status_code == 302


def test_it_is_written_once_a_minute_at_most(clock: Clock) -> None:
    browser = signed_in(somebody())
    end = Session.objects.get().expire_date
    clock.go_on(seconds=50)
    browser.get("/admin/")
    assert Session.objects.get().expire_date == end
    clock.go_on(seconds=20)
    browser.get("/admin/")
    assert Session.objects.get().expire_date > end


def test_the_hours_are_settings(clock: Clock, settings: Settings) -> None:
    settings.SESSION_HOURS, settings.SESSION_COOKIE_AGE = 1, 10 * 60
    browser = signed_in(somebody())
    clock.go_on(minutes=9)
    assert is_in(browser)
    clock.go_on(minutes=11)
    assert not is_in(browser)


def test_the_browser_forgets_it_when_it_is_closed_and_scripts_never_see_it() -> None:
    cookie = signed_in(somebody()).cookies["sessionid"]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert cookie["httponly"]


def test_a_new_one_begins_with_each_signing_in(client: Client) -> None:
    user = somebody()
    client.get("/admin/login/")
    client.cookies["sessionid"] = "f" * 32
    before = signed_in(user).cookies["sessionid"].value
    assert before != signed_in(user).cookies["sessionid"].value
    assert Session.objects.of(user).count() == 2


def test_what_is_over_is_deleted(clock: Clock) -> None:
    signed_in(somebody())
    delete_what_is_over()
    assert Session.objects.count() == 1
    clock.go_on(hours=2)
    delete_what_is_over()
    assert not Session.objects.exists()


def test_readers_get_no_session_and_no_cookie(client: Client, home_page: object) -> None:
    answer = client.get("/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not Session.objects.exists()


def test_a_password_that_changes_ends_the_sessions_before_it() -> None:
    user = somebody()
    browser = signed_in(user)
    user.set_password("eight wooden ladders")
    user.save()
    assert not is_in(browser)
