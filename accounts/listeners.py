"""Listens for what happens to accounts, and has it written down."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from accounts import sessions
from accounts.second_factor import MAIN_TYPES, Type, note_shown
from accounts.telling import note

NAMES = {Type.TOTP: "an authenticator app", Type.WEBAUTHN: "a passkey"}
WAYS = {
    **NAMES,
    Type.RECOVERY_CODES: "a recovery code",
    "password": "a password",
    "socialaccount": "the council’s sign-in",
}


@receiver(user_logged_in, dispatch_uid="accounts.signed_in")
def signed_in(request: HttpRequest | None, user: AbstractUser, **kwargs: Any) -> None:
    """The hours of this session begin to count."""
    if request is None:
        return
    sessions.begin(request.session)
    records = get_authentication_records(request, user)
    ways = [WAYS.get(one.get("type") or one["method"], one["method"]) for one in records]
    note(user, "accounts.signed_in", by=user, **({"how": " and ".join(ways)} if ways else {}))


@receiver(mfa_signals.authenticator_added, dispatch_uid="accounts.added")
def added(
    request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **kwargs: Any
) -> None:
    """What was just set up was shown by setting it up."""
    if authenticator.type in MAIN_TYPES:
        note_shown(request, user)
        note(user, "accounts.second_added", by=user, what=NAMES[Type(authenticator.type)])


@receiver(mfa_signals.authenticator_removed, dispatch_uid="accounts.removed")
def removed(user: AbstractUser, authenticator: Authenticator, **kwargs: Any) -> None:
    """By the person; an administrator's reset says so itself."""
    if authenticator.type in MAIN_TYPES:
        note(user, "accounts.second_removed", by=user, what=NAMES[Type(authenticator.type)])


@receiver(mfa_signals.authenticator_reset, dispatch_uid="accounts.codes")
def codes_made(user: AbstractUser, **kwargs: Any) -> None:
    """The codes of before are worth nothing now."""
    note(user, "accounts.codes_made", by=user)


@receiver(mfa_signals.authenticator_used, dispatch_uid="accounts.used")
def used(
    request: HttpRequest, user: AbstractUser, authenticator: Authenticator, **kwargs: Any
) -> None:
    """This session has shown it."""
    note_shown(request, user)
    if authenticator.type == Type.RECOVERY_CODES:
        left = len(authenticator.wrap().get_unused_codes())
        note(user, "accounts.code_used", by=user, left=left)


@receiver(user_locked_out, dispatch_uid="accounts.locked")
def locked(request: HttpRequest, **kwargs: Any) -> None:
    """Into the history of the account, if there is one of that name."""
    name = (getattr(request, "axes_credentials", None) or {}).get("username") or ""
    user = get_user_model().objects.filter(username=name.replace("\0", "")).first()
    if user is not None:
        note(user, "accounts.locked", by=None)


@receiver(pre_save, sender=AccessAttempt, dispatch_uid="accounts.kept")
def keep_no_more_than_is_counted(instance: AccessAttempt, **kwargs: Any) -> None:
    """What was typed into the form is nobody's business."""
    instance.get_data = instance.post_data = ""
