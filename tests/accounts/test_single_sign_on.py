"""Signing in with the council's own accounts, at a provider that runs here."""

from collections.abc import Iterator

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from core.permissions import PUBLISHERS, WRITERS
from desk.roles.making import make_roles
from tests.accounts.people import SECOND_STEP, code, give_code, is_in, somebody, with_app, words
from tests.accounts.provider import CLIENT, CLIENT_SECRET, Provider, running_provider
from tests.factories.roots import root_collection, root_page

pytestmark = pytest.mark.django_db

BEGIN = "/admin/login/single-sign-on/council/login/"
SAM = {"sub": "sam-1", "email": "Sam@example.org", "given_name": "Sam", "family_name": "Ash"}


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Settings) -> Provider:
    """One that the settings name, where Sam signs in."""
    running.claims, running.more, running.is_cancelled = dict(SAM), {}, False
    settings.SSO_CLIENT_ID, settings.SSO_EMAIL_DOMAINS = CLIENT, ["example.org"]
    app = {
        "provider_id": "council",
        "name": "Council",
        "client_id": CLIENT,
        "secret": CLIENT_SECRET,
        "settings": {"server_url": running.address, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return running


def come_in(browser: Client, follows: str = "") -> HttpResponse:
    """To the provider, and back with what it says."""
    sent = browser.get(BEGIN, {"next": follows} if follows else {})
    there = requests.get(sent.url, allow_redirects=False, timeout=5)
    back = there.headers["Location"].removeprefix("http://testserver")
    return browser.get(back)


def refusal(browser: Client) -> str:
    answer = come_in(browser)
    assert answer.url == "/admin/login/"
    assert not is_in(browser)
    return words(browser.get("/admin/login/"))


def test_the_button_is_there_where_the_settings_name_a_provider(
    provider: Provider, client: Client, settings: Settings
) -> None:
    page = client.get("/admin/login/?next=/admin/images/").content.decode()
    assert f'href="{BEGIN}?next=%2Fadmin%2Fimages%2F"' in page
    settings.SSO_CLIENT_ID = ""
    assert BEGIN not in client.get("/admin/login/").content.decode()


def test_the_address_of_work_finds_the_account_and_then_the_person_does(
    provider: Provider, client: Client
) -> None:
    user = somebody(email="sam@example.org")
    assert come_in(client, "/admin/images/").url == "/admin/images/"
    assert client.get("/admin/").wsgi_request.user == user
    assert ModelLogEntry.objects.filter(action="accounts.connected", object_id=user.pk).exists()

    somebody(email="new@example.org")
    provider.claims["email"] = "new@example.org"
    again = Client()
    come_in(again)
    assert again.get("/admin/").wsgi_request.user == user

    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == ("sam-1", {})
    assert not SocialToken.objects.exists()


def test_who_is_not_let_in_is_told_why(provider: Provider, client: Client) -> None:
    assert "you have no account on this site yet" in refusal(client)
    provider.claims["email"] = "sam@elsewhere.example"
    assert "lets in nobody with that e-mail address" in refusal(client)
    provider.more = {"sub": "somebody-else"}
    assert "didn’t say clearly who you are" in refusal(client)
    assert get_user_model().objects.filter(email__icontains="sam").count() == 0


def test_an_account_that_is_switched_off_stays_so(provider: Provider, client: Client) -> None:
    somebody(email="sam@example.org", is_active=False)
    assert "This account is switched off." in refusal(client)


def test_an_address_that_two_have_finds_neither(provider: Provider, client: Client) -> None:
    for _ in range(2):
        somebody(email="sam@example.org")
    assert "lets in nobody with that e-mail address" in refusal(client)


def test_somebody_who_left_the_domain_comes_in_no_more(provider: Provider, client: Client) -> None:
    somebody(email="sam@example.org")
    come_in(client)
    provider.claims["email"] = "sam@elsewhere.example"
    assert "lets in nobody" in refusal(Client())


@pytest.mark.parametrize(
    ("rule", "amr", "enough"),
    [
        ("claim", ["pwd", "mfa"], True),
        ("claim", ["pwd"], False),
        ("provider", [], True),
        ("own", ["pwd", "mfa"], False),
    ],
)
def test_whose_second_factor_counts(
    provider: Provider, client: Client, settings: Settings, rule: str, amr: list, enough: bool
) -> None:
    settings.TWO_FACTORS_REQUIRED, settings.SSO_SECOND_FACTOR = True, rule
    user = somebody(email="sam@example.org")
    provider.claims["amr"] = amr
    come_in(client)
    assert is_in(client) is enough
    if not enough:
        assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/admin/security/set-up/"
    with_app(user)
    other = Client()
    assert (come_in(other).url == SECOND_STEP) is not enough
    if not enough:
        give_code(other, code())
    assert is_in(other)


@pytest.fixture
def by_groups(provider: Provider, settings: Settings) -> Provider:
    root_page(), root_collection()
    Group.objects.all().delete()
    make_roles()
    settings.SSO_ROLES = {"g1": PUBLISHERS, "g2": WRITERS}
    settings.SSO_CREATE_ACCOUNTS = True
    return provider


def roles(user: AbstractUser) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_groups_make_an_account_and_give_and_take_roles(
    by_groups: Provider, client: Client
) -> None:
    assert "none of your groups there has a role" in refusal(client)
    by_groups.claims["groups"] = ["g2", "other"]
    come_in(client)
    assert is_in(client)
    made = get_user_model().objects.get(email="Sam@example.org")
    assert (made.username, made.get_full_name()) == ("sam@example.org", "Sam Ash")
    assert not made.has_usable_password()
    assert not made.is_superuser
    assert roles(made) == {WRITERS}
    by_groups.claims["groups"] = ["g1"]
    come_in(Client())
    assert roles(made) == {PUBLISHERS}
    written = ModelLogEntry.objects.filter(action="accounts.roles_from_groups").latest("timestamp")
    assert written.message == f"Roles given by the council’s sign-in: {PUBLISHERS}"
    by_groups.claims["groups"] = []
    assert "none of your groups" in refusal(Client())


def test_nobody_gets_another_s_account_by_a_name(by_groups: Provider, client: Client) -> None:
    somebody(username="sam@example.org", email="")
    by_groups.claims["groups"] = ["g1"]
    assert "you have no account on this site yet" in refusal(client)


def test_what_goes_wrong_there_leads_back_with_words(provider: Provider, client: Client) -> None:
    provider.is_cancelled = True
    assert "Your council’s sign-in didn’t work this time." in refusal(client)
    provider.is_cancelled = False
    assert client.get(f"{BEGIN}callback/?code=guessed&state=guessed").url == "/admin/login/"
    assert "didn’t work this time" in words(client.get("/admin/login/"))


def test_a_token_for_somebody_else_s_site_is_refused(provider: Provider, client: Client) -> None:
    somebody(email="sam@example.org")
    for wrong in ({"aud": "another-site"}, {"iss": "https://elsewhere.example"}, {"exp": 1}):
        provider.claims = SAM | wrong
        assert "didn’t work this time" in refusal(client), wrong


def test_a_provider_that_is_away_leads_back_with_words(
    provider: Provider, client: Client, settings: Settings
) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    assert client.get(BEGIN).url == "/admin/login/"
    assert "didn’t work this time" in words(client.get("/admin/login/"))


def test_a_provider_that_says_nonsense_does_too(
    provider: Provider, client: Client, settings: Settings
) -> None:
    del provider.claims["sub"]
    assert "didn’t say clearly who you are" in refusal(client)
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = f"{provider.address}/keys?/.well-known/"
    assert client.get(BEGIN).url == "/admin/login/"
    assert "didn’t work this time" in words(client.get("/admin/login/"))
    assert client.get(BEGIN.replace("council", "another")).status_code == 404
