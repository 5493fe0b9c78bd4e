"""What production refuses of the settings for signing in, each with the name of the setting."""

from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

from .networks import check_networks

SECOND_FACTORS = ("claim", "provider", "own")
# With these, anybody's Microsoft account would be a council's.
FOR_ANYBODY = ("/common", "/organizations", "/consumers")


def check_accounts(values: ModuleType) -> None:
    """Raises ImproperlyConfigured for what is missing, misspelt or would let too many in."""
    for name in ("SESSION_IDLE_MINUTES", "SESSION_HOURS", "SIGN_IN_TRIES", "SIGN_IN_WAIT_MINUTES"):
        if getattr(values, name) < 1:
            raise ImproperlyConfigured(f"{name} must be 1 or more.")
    for key in values.SECRET_KEY_FALLBACKS:
        if len(key) < 50:
            raise ImproperlyConfigured(
                "SECRET_KEY_FALLBACKS must be random strings of at least 50 characters."
            )
    check_networks("TRUSTED_PROXIES", values.TRUSTED_PROXIES, "your own proxies")
    if values.SSO_CLIENT_ID:
        _check_single_sign_on(values)


def _check_single_sign_on(values: ModuleType) -> None:
    for name in ("SSO_CLIENT_SECRET", "SSO_SERVER_URL", "SSO_EMAIL_DOMAINS"):
        if not getattr(values, name):
            raise ImproperlyConfigured(f"{name} must be set in the environment for single sign-on.")
    address = values.SSO_SERVER_URL
    if not address.startswith("https://"):
        raise ImproperlyConfigured("SSO_SERVER_URL must begin with https://.")
    if any(f"{part}/" in f"{address}/" for part in FOR_ANYBODY):
        raise ImproperlyConfigured(
            "SSO_SERVER_URL must name your own tenant; “common” lets in anybody’s account."
        )
    if values.SSO_SECOND_FACTOR not in SECOND_FACTORS:
        raise ImproperlyConfigured(f"SSO_SECOND_FACTOR must be one of {', '.join(SECOND_FACTORS)}.")
    if values.SSO_CREATE_ACCOUNTS and not values.SSO_ROLES:
        raise ImproperlyConfigured(
            "SSO_ROLES must be set with SSO_CREATE_ACCOUNTS: without a role, nothing opens."
        )
