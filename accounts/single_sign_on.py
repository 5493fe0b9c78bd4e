"""Whose account somebody from the council's own sign-in gets."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AbstractUser, Group
from django.db import transaction

from accounts.claims import NO_ACCOUNT, NOT_YOURS, Claims, Refused, check_domain, roles_of
from accounts.telling import note

PROVIDER = "council"


@dataclass(frozen=True)
class Rules:
    """From the settings: who may come in, and as what."""

    domains: tuple[str, ...]
    roles: Mapping[str, str]
    makes_accounts: bool
    second_factor: str

    @classmethod
    def current(cls) -> "Rules":
        """As they are now."""
        return cls(
            tuple(settings.SSO_EMAIL_DOMAINS),
            settings.SSO_ROLES,
            settings.SSO_CREATE_ACCOUNTS,
            settings.SSO_SECOND_FACTOR,
        )

    def counts_as_second(self, claims: Claims) -> bool:
        """Whether the council's sign-in was two factors, so that ours isn't asked for."""
        if self.second_factor == "claim":
            return claims.is_strong
        return self.second_factor == "provider"


@transaction.atomic
def account_for(claims: Claims, known: AbstractUser | None, rules: Rules) -> AbstractUser:
    """The account, with its roles as the groups say. Raises Refused.

    `known` is the account that this very person came in with before: then their address doesn't
    choose, it only has to be one of the council's still.
    """
    check_domain(claims, rules.domains)
    roles = roles_of(claims, rules.roles)
    user = known or _by_address(claims) or _made(claims, rules)
    if rules.roles:
        _give_roles(user, roles, rules)
    return user


def _by_address(claims: Claims) -> AbstractUser | None:
    found: list[AbstractUser] = list(
        get_user_model().objects.filter(email__iexact=claims.email)[:2]
    )
    if len(found) > 1:
        raise Refused(NOT_YOURS)
    return found[0] if found else None


def _made(claims: Claims, rules: Rules) -> AbstractUser:
    if not rules.makes_accounts:
        raise Refused(NO_ACCOUNT)
    users = get_user_model()
    # Somebody else may have this name already, with another address: it is never taken for theirs.
    name = claims.email.casefold()[:150]
    if users.objects.filter(username__iexact=name).exists():
        raise Refused(NO_ACCOUNT)
    user: AbstractUser = users(
        username=name,
        email=claims.email,
        first_name=claims.first_name,
        last_name=claims.last_name,
    )
    user.set_unusable_password()
    user.save()
    note(user, "accounts.made_by_single_sign_on", by=None)
    return user


def _give_roles(user: AbstractUser, names: frozenset[str], rules: Rules) -> None:
    """Those that groups decide about; others stay as an administrator gave them."""
    decided = frozenset(rules.roles.values())
    has = set(user.groups.filter(name__in=decided).values_list("name", flat=True))
    if has == names:
        return
    user.groups.remove(*Group.objects.filter(name__in=has - names))
    user.groups.add(*Group.objects.filter(name__in=names - has))
    note(user, "accounts.roles_from_groups", by=None, roles=sorted(names))


def is_connected(user: AbstractBaseUser) -> bool:
    """Whether somebody has come in this way before."""
    connected: bool = user.socialaccount_set.exists()  # type: ignore[attr-defined]
    return connected
