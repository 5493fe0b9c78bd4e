"""Signing in with a name and a password."""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.lockout import is_locked, minutes
from accounts.second_factor import has_one, is_shown, note_shown
from accounts.sessions import began_seconds_ago
from core.client_address import client_address

JUST_NOW = 15 * 60
SWITCHED_OFF = "This account is switched off. Ask an administrator to switch it on."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc, unused-ignore]
    """No sign-up, nothing by e-mail, one count of wrong tries, one second step for all."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": (
            "The username and the password don’t belong together. Check both and try again. "
            "Capital letters count."
        ),
        "incorrect_password": "That isn’t your password. Check it and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make accounts."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count by our own rules. Raises ValidationError."""
        if is_locked(request, credentials.get("username", "")):
            raise self.too_many()

    def too_many(self) -> ValidationError:
        """The same words whether anybody has this name or not."""
        error: ValidationError = self.validation_error("too_many_login_attempts")
        error.message = (
            f"There were too many wrong tries with this username. Wait {minutes()} minutes and "
            "try again, or ask an administrator to let you try at once."
        )
        return error

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere here."""
        return client_address(request) or "unknown"

    def get_login_stages(self) -> list[str]:
        """After the password: the second factor, and nothing by e-mail or telephone."""
        return ["accounts.stages.SecondFactorStage"]

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> NoReturn:
        """Only who has proved who they are hears this."""
        messages.error(request, SWITCHED_OFF)
        raise ImmediateHttpResponse(redirect("account_login"))

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, and keep that a second factor was shown on the way."""
        shown = is_shown(request, user)
        super().login(request, user)
        if shown:
            note_shown(request, user)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after signing in with two factors, or with a password where that is all."""
        user = self.request.user
        is_fresh = began_seconds_ago(self.request.session) < JUST_NOW
        return not (is_fresh and (is_shown(self.request, user) or not has_one(user)))

    def is_safe_url(self, url: str | None) -> bool:
        """An address of this very site, and never by a less private way."""
        request = context.request
        safe: bool = url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        )
        return safe

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Ours are sent where it is written down: accounts.listeners."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what was done in their own words."""
