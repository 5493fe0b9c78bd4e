"""What the council's sign-in says, and what follows from it: in tables, without a database."""

import pytest

from accounts import claims
from accounts.claims import Claims, Refused

SOMEBODY = {"sub": "1", "email": "Sam@Example.org", "given_name": "Sam"}


def read(token: dict, more: dict | None = None) -> Claims:
    return claims.read({"id_token": token, "userinfo": more}, "groups")


def test_the_token_says_it_and_the_rest_only_adds() -> None:
    read_both = read(SOMEBODY, {"sub": "1", "given_name": "Other", "family_name": "Ash"})
    assert (read_both.first_name, read_both.last_name) == ("Sam", "Ash")


@pytest.mark.parametrize(
    ("token", "more"), [({}, {"sub": "1"}), ({"sub": ""}, None), (SOMEBODY, {"sub": "2"})]
)
def test_unclear_who_it_is(token: dict, more: dict | None) -> None:
    with pytest.raises(Refused, match="didn’t say clearly who you are"):
        read(token, more)


@pytest.mark.parametrize(
    ("token", "strong"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "mfa"}, True),
        ({"amr": ["fido", "hwk"]}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": []}, False),
        ({"amr": {"mfa": True}}, False),
        ({}, False),
    ],
)
def test_whether_a_second_factor_was_shown(token: dict, strong: bool) -> None:
    assert read(SOMEBODY | token).is_strong is strong


def test_only_the_signed_token_says_how_somebody_signed_in() -> None:
    assert not read(SOMEBODY, {"sub": "1", "amr": ["mfa"]}).is_strong


@pytest.mark.parametrize(
    ("email", "may"),
    [
        ("sam@example.org", True),
        ("SAM@EXAMPLE.ORG", True),
        ("sam@council.example", True),
        ("sam@sub.example.org", False),
        ("sam@example.org.elsewhere.example", False),
        ("sam@elsewhere.example@example.org", True),
        ("example.org", False),
        ("", False),
    ],
)
def test_which_addresses_may_come_in(email: str, may: bool) -> None:
    said = read(SOMEBODY | {"email": email})
    if may:
        claims.check_domain(said, ["Example.org", "council.example"])
    else:
        with pytest.raises(Refused, match="lets in nobody with that e-mail address"):
            claims.check_domain(said, ["Example.org", "council.example"])


ROLES = {"g1": "Communications officers", "g2": "Contributors", "g3": "Contributors"}


@pytest.mark.parametrize(
    ("groups", "roles"),
    [
        (["g1"], {"Communications officers"}),
        (["g1", "g2", "other"], {"Communications officers", "Contributors"}),
        ("g3", {"Contributors"}),
    ],
)
def test_which_roles_follow_from_groups(groups: list | str, roles: set[str]) -> None:
    assert claims.roles_of(read(SOMEBODY | {"groups": groups}), ROLES) == roles


@pytest.mark.parametrize("groups", [[], ["other"], None, "G1"])
def test_no_group_with_a_role_lets_nobody_in(groups: list | str | None) -> None:
    with pytest.raises(Refused, match="none of your groups there has a role"):
        claims.roles_of(read(SOMEBODY | {"groups": groups}), ROLES)


def test_without_roles_in_the_settings_groups_decide_nothing() -> None:
    assert claims.roles_of(read(SOMEBODY), {}) == frozenset()
