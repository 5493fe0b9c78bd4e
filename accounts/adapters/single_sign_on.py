"""Signing in with the council's own accounts, by OpenID Connect."""

import logging
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from accounts.claims import Refused, read
from accounts.second_factor import note_shown
from accounts.single_sign_on import Rules, account_for
from accounts.telling import note

logger = logging.getLogger(__name__)
FAILED = (
    "Your council’s sign-in didn’t work this time. Try again; if it goes on, tell your council’s "
    "IT team, or sign in with your username here."
)


def _back(request: HttpRequest, words: str) -> NoReturn:
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("account_login"))


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc, unused-ignore]
    """The settings decide who comes in; nothing else makes or connects an account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts are made below, or by an administrator."""
        return False

    def list_apps(self, request: HttpRequest, **kwargs: Any) -> list[Any]:
        """From the settings only, whatever stands in the database."""
        return [app for app in super().list_apps(request, **kwargs) if not app.pk]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account, or send somebody back with a reason."""
        rules, known = Rules.current(), sociallogin.user if sociallogin.is_existing else None
        account = sociallogin.account
        try:
            claims = read(account.extra_data, settings.SSO_GROUPS_CLAIM)
            user = account_for(claims, known, rules)
        except Refused as refusal:
            _back(request, str(refusal))
        finally:
            # What was said is for this moment; who it was is all that is kept.
            account.extra_data = {}
            if account.pk:
                account.save(update_fields=["extra_data"])
        if known is None:
            sociallogin.connect(request, user)
            note(user, "accounts.connected", by=user)
        if rules.counts_as_second(claims):
            note_shown(request, user)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Back to the first page, with words; the reason is in the site's log."""
        logger.warning("Single sign-on failed: %s %s", error, type(exception).__name__)
        _back(request, FAILED)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Ours are sent where it is written down: accounts.listeners."""
