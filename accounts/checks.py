"""Rules of signing in that Django can check at every start."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

WHO = "django.contrib.auth.middleware.AuthenticationMiddleware"
SECOND = "accounts.middleware.SecondFactorMiddleware"


@register("accounts")
def who_is_known_before_they_are_judged(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Otherwise a password alone would open everything."""
    order = list(settings.MIDDLEWARE)
    if WHO in order and SECOND in order and order.index(SECOND) == order.index(WHO) + 1:
        return []
    return [
        Error(
            "Second factors aren’t asked for.",
            hint=f"MIDDLEWARE needs {SECOND} right after {WHO}.",
            id="accounts.E001",
        )
    ]


@register("accounts")
def the_django_admin_is_off(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """It has a form of its own to sign in, which knows no second factor."""
    if "django.contrib.admin" not in settings.INSTALLED_APPS:
        return []
    return [
        Error(
            "The Django admin is another way in, past the second factor.",
            hint="Take django.contrib.admin out of INSTALLED_APPS.",
            id="accounts.E002",
        )
    ]
