"""Wrong tries: counted by name and address, the same words for every name, little kept."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from accounts.keeping import delete_what_is_over
from tests.accounts.people import (
    SIGN_IN,
    code,
    give_code,
    give_password,
    is_in,
    signed_in,
    somebody,
    with_app,
    words,
    wrong_code,
)

pytestmark = pytest.mark.django_db

TRIES = 5


def at(address: str) -> Client:
    """A browser somewhere."""
    return Client(REMOTE_ADDR=address)


def fail(name: str, times: int, address: str = "192.0.2.7") -> list:
    return [give_password(at(address), name, f"wrong {number}") for number in range(times)]


def test_too_many_wrong_tries_have_to_wait_and_are_told_how_long() -> None:
    user = somebody()
    *before, last = fail(user.get_username(), TRIES)
    assert {answer.status_code for answer in before} == {200}
    assert last.status_code == 429
    said = "Wait 15 minutes and try again, or ask an administrator"
    assert said in words(last)
    right = give_password(at("192.0.2.7"), user)
    assert right.status_code != 302
    assert said in words(right)


def test_a_name_that_nobody_has_is_treated_the_same() -> None:
    user = somebody(username="abcdef")
    there, nobody = fail("abcdef", TRIES + 1), fail("ghijkl", TRIES + 1)
    for one, other in zip(there, nobody, strict=True):
        assert one.status_code == other.status_code
        assert words(one).replace("abcdef", "") == words(other).replace("ghijkl", "")
    assert ModelLogEntry.objects.filter(action="accounts.locked", object_id=user.pk).exists()


def test_nobody_is_locked_out_by_somebody_far_away_or_for_another_s_name() -> None:
    user, other = somebody(), somebody()
    fail(user.get_username(), TRIES)
    for browser, name in ((at("192.0.2.8"), user), (at("192.0.2.7"), other)):
        give_password(browser, name)
        assert is_in(browser)


def test_another_spelling_is_the_same_name() -> None:
    fail("somebody", TRIES - 1)
    assert fail(" SomeBody ", 1)[0].status_code == 429


def test_the_wait_is_over_after_its_time_and_success_forgets_the_tries() -> None:
    user = somebody()
    fail(user.get_username(), TRIES)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    browser = at("192.0.2.7")
    give_password(browser, user)
    assert is_in(browser)
    assert not AccessAttempt.objects.exists()


def test_codes_are_counted_by_name_wherever_they_are_tried() -> None:
    user = with_app(somebody())
    for number in range(TRIES):
        browser = at(f"192.0.2.{number}")
        give_password(browser, user)
        answer = give_code(browser, wrong_code())
    assert "Wait 15 minutes" in words(answer)
    other = at("192.0.2.99")
    give_password(other, user)
    assert "Wait 15 minutes" in words(give_code(other, code()))
    assert not is_in(other)


def test_no_stranger_can_use_up_somebody_s_codes() -> None:
    user = with_app(somebody())
    for name in (user.get_username(), f"second:{user.get_username()}", str(user.pk)):
        fail(name, TRIES)
    browser = at("192.0.2.8")
    give_password(browser, user)
    give_code(browser, code())
    assert is_in(browser)


def test_what_is_kept_names_nobody_and_is_gone_after_a_day() -> None:
    typed = "a password in the wrong field"
    at("192.0.2.7").post(
        f"{SIGN_IN}?next=/admin/secret/",
        {"username": typed, "password": "another secret"},
        HTTP_USER_AGENT="Somebody's browser",
    )
    row = AccessAttempt.objects.get()
    kept = " ".join(str(value) for value in vars(row).values())
    for trace in (typed, "secret", "browser", "csrf"):
        assert trace not in kept
    assert row.ip_address == "192.0.2.7"
    delete_what_is_over()
    assert AccessAttempt.objects.exists()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(days=1, minutes=1))
    delete_what_is_over()
    assert not AccessAttempt.objects.exists()
    signed_in(somebody())
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()


def test_only_our_own_proxy_is_believed_about_where_somebody_is(settings: Settings) -> None:
    for number in range(TRIES):
        claimed = f"198.51.100.{number}"
        answer = Client(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=claimed).post(
            SIGN_IN, {"username": "somebody", "password": "wrong"}
        )
    assert answer.status_code == 429
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    behind = Client(REMOTE_ADDR="10.0.0.5", HTTP_X_FORWARDED_FOR="192.0.2.9")
    assert behind.post(SIGN_IN, {"username": "somebody", "password": "no"}).status_code == 200
    assert AccessAttempt.objects.filter(ip_address="192.0.2.9").exists()


def test_one_address_can_not_keep_the_site_busy(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "3/m/ip"}
    answers = [give_password(at("192.0.2.7"), f"name {number}", "no") for number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Please wait a minute" in words(answers[-1])
