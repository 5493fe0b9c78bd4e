"""What the council's own sign-in says of somebody, and what follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# RFC 8176: what stands in `amr` when somebody has shown more than a password.
STRONG = frozenset({"mfa", "hwk", "fpt", "face", "iris", "ngcmfa", "swk"})

NOT_YOURS = (
    "Your council’s sign-in worked, but this site lets in nobody with that e-mail address. Ask an "
    "administrator of this site."
)
NO_ROLE = (
    "Your council’s sign-in worked, but none of your groups there has a role on this site. Ask "
    "your council’s IT team to add you to one."
)
NO_ACCOUNT = (
    "Your council’s sign-in worked, but you have no account on this site yet. Ask an administrator "
    "of this site to make one with the e-mail address of your work."
)
UNCLEAR = (
    "Your council’s sign-in didn’t say clearly who you are. Try again; if it goes on, tell your "
    "council’s IT team."
)


class Refused(Exception):
    """Somebody isn't let in; its words are for them."""


@dataclass(frozen=True)
class Claims:
    """What was said, by its standard names."""

    subject: str
    email: str
    first_name: str
    last_name: str
    username: str
    groups: frozenset[str]
    methods: frozenset[str]

    @property
    def is_strong(self) -> bool:
        """Whether it says that a second factor was shown."""
        return bool(self.methods & STRONG)


def _words(value: Any) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset([value])
    return frozenset(str(one) for one in value) if isinstance(value, list) else frozenset()


def read(answer: Mapping[str, Any], groups_claim: str) -> Claims:
    """From the token, and where it is silent from the address for asking more. Raises Refused."""
    token, more = answer.get("id_token") or {}, answer.get("userinfo") or {}
    if not token.get("sub") or more.get("sub", token["sub"]) != token["sub"]:
        raise Refused(UNCLEAR)
    told = {**more, **token}
    # Only the signed token says how somebody signed in, and which groups count.
    return Claims(
        subject=str(token["sub"]),
        email=str(told.get("email") or "").strip(),
        first_name=str(told.get("given_name") or "")[:150],
        last_name=str(told.get("family_name") or "")[:150],
        username=str(told.get("preferred_username") or told.get("email") or ""),
        groups=_words(token.get(groups_claim, more.get(groups_claim))),
        methods=_words(token.get("amr")),
    )


def check_domain(claims: Claims, domains: Iterable[str]) -> None:
    """Raises Refused for an address of somebody else's."""
    _, at, domain = claims.email.rpartition("@")
    if not at or domain.casefold() not in {one.casefold() for one in domains}:
        raise Refused(NOT_YOURS)


def roles_of(claims: Claims, roles: Mapping[str, str]) -> frozenset[str]:
    """Names of roles that follow from the groups. Raises Refused where groups decide and none does.

    With no roles written down, groups decide nothing.
    """
    found = frozenset(role for group, role in roles.items() if group in claims.groups)
    if roles and not found:
        raise Refused(NO_ROLE)
    return found
