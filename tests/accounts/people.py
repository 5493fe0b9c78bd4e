"""Somebody with a password, perhaps a second step, and a browser of their own."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client

from tests.factories.accounts import EditorFactory

PASSWORD = "seven wooden ladders"
SIGN_IN = "/admin/login/"
SECOND_STEP = "/admin/login/second-step/"
SECRET = generate_totp_secret()


def somebody(**fields: Any) -> AbstractUser:
    """An editor with that password."""
    user: AbstractUser = EditorFactory(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def with_app(user: AbstractUser) -> AbstractUser:
    """Gives them an authenticator app with SECRET."""
    TOTP.activate(user, SECRET)
    return user


def code(steps: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code() -> str:
    """No code of about now."""
    return next(
        made
        for made in (f"{number:06}" for number in range(100))
        if made not in {code(step) for step in range(-2, 4)}
    )


def recovery_codes(user: AbstractUser) -> list[str]:
    """Made, or those there are."""
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def give_password(
    browser: Client, user: AbstractUser | str, password: str = PASSWORD, **data: str
) -> HttpResponse:
    """The first form, sent."""
    name = user if isinstance(user, str) else user.get_username()
    return browser.post(SIGN_IN, {"username": name, "password": password, **data})


def give_code(browser: Client, given: str) -> HttpResponse:
    """The second form, sent."""
    return browser.post(SECOND_STEP, {"code": given})


def signed_in(user: AbstractUser) -> Client:
    """By the password, and the code where one is asked for."""
    browser = Client()
    answer = give_password(browser, user)
    if answer.url == SECOND_STEP:
        give_code(browser, code())
    return browser


def is_in(browser: Client) -> bool:
    """Whether the editor opens."""
    return browser.get("/admin/").status_code == 200


def words(answer: HttpResponse) -> str:
    """What stands on a page, without tags."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def kinds(user: AbstractUser) -> set[str]:
    """What somebody has to sign in with."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
