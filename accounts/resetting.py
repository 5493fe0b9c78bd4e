"""For who has lost what they sign in with."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from accounts.lockout import attempts_of
from accounts.models import Session
from accounts.telling import note


@transaction.atomic
def reset_second_factor(user: AbstractUser, by: AbstractUser | None, reason: str) -> None:
    """Take away all that somebody has, sign them out everywhere, write it down and tell them."""
    Authenticator.objects.filter(user=user).delete()
    Session.objects.of(user).delete()
    attempts_of(user).delete()
    note(user, "accounts.second_reset", by=by, reason=reason)
