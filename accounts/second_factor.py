"""Whether whoever is signed in has shown two factors, and what they have to show them with."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

SHOWN_BY = "accounts_second_factor_of"
GOING_TO = "accounts_going_to"
Type = Authenticator.Type
MAIN_TYPES = (Type.TOTP, Type.WEBAUTHN)
Somebody = AbstractBaseUser | AnonymousUser


def note_shown(request: HttpRequest, user: AbstractBaseUser) -> None:
    """This session's person has shown a second factor."""
    request.session[SHOWN_BY] = str(user.pk)


def is_shown(request: HttpRequest, user: Somebody) -> bool:
    """Whether it was this person, in this session."""
    return user.is_authenticated and request.session.get(SHOWN_BY) == str(user.pk)


def is_lacking(request: HttpRequest, user: Somebody) -> bool:
    """Whether somebody has given a password, and that alone isn't enough here."""
    required: bool = settings.TWO_FACTORS_REQUIRED
    return required and user.is_authenticated and not is_shown(request, user)


def has_one(user: AbstractBaseUser) -> bool:
    """Whether there is something to show; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=MAIN_TYPES).exists()


def is_the_last(authenticator: Authenticator) -> bool:
    """Whether nothing would be left to sign in with."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=MAIN_TYPES)
    return not others.exclude(pk=authenticator.pk).exists()


def next_step(user: AbstractBaseUser) -> str:
    """Where somebody goes whose second factor is lacking."""
    if not has_one(user):
        return reverse("accounts_set_up")
    has_codes = Authenticator.objects.filter(user_id=user.pk, type=Type.TOTP).exists()
    return reverse("mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn")
