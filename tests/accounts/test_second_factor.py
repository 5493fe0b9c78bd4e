"""Two factors: who has not shown both is nobody; setting one up; codes that count once."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import ModelLogEntry

from accounts.secrets import Unreadable, decrypted, encrypted
from tests.accounts.people import (
    SECOND_STEP,
    code,
    give_code,
    give_password,
    is_in,
    kinds,
    recovery_codes,
    signed_in,
    somebody,
    with_app,
    words,
    wrong_code,
)
from tests.factories.library import SiteDocumentFactory

pytestmark = pytest.mark.django_db

SET_UP, APP, CODES = "/admin/security/set-up/", "/admin/security/app/", "/admin/security/codes/"


@pytest.fixture
def required(settings: Settings) -> None:
    settings.TWO_FACTORS_REQUIRED = True


def read_secret(page: str) -> str:
    return re.search(r'sign-in-secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")


def test_the_password_alone_opens_nothing(client: Client) -> None:
    user = with_app(somebody())
    assert give_password(client, user, next="/admin/images/").url == SECOND_STEP
    assert not is_in(client)
    assert give_code(client, code()).url == "/admin/images/"
    assert is_in(client)


def test_a_wrong_code_says_what_to_do_and_opens_nothing(client: Client) -> None:
    give_password(client, with_app(somebody()))
    said = words(give_code(client, wrong_code()))
    assert "wait for the next one and type it here" in said
    assert not is_in(client)


def test_a_code_counts_once_though_another_was_used_since(client: Client) -> None:
    user = with_app(somebody())
    seen, later = code(), code(1)
    for given in (seen, later):
        browser = Client()
        give_password(browser, user)
        give_code(browser, given)
        assert is_in(browser)
    give_password(client, user)
    give_code(client, seen)
    assert not is_in(client)


def test_a_recovery_code_counts_once_in_whatever_spelling(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    user = with_app(somebody())
    first, *others = recovery_codes(user)
    give_password(client, user)
    with django_capture_on_commit_callbacks(execute=True):
        give_code(client, f"{first[:4]} {first[4:]}")
    assert is_in(client)
    assert mail.outbox[-1].subject == "One of your recovery codes was used"
    other = Client()
    give_password(other, user)
    give_code(other, first)
    assert not is_in(other)
    assert recovery_codes(user) == others


def test_it_can_be_begun_again(client: Client) -> None:
    give_password(client, with_app(somebody()))
    assert client.get("/admin/login/").url == SECOND_STEP
    client.post("/admin/login/again/")
    assert "Username" in words(client.get("/admin/login/"))
    assert give_code(client, code()).url == "/admin/login/"


@pytest.mark.usefixtures("required")
def test_who_has_none_is_nobody_and_sets_one_up_first(client: Client) -> None:
    user, document = somebody(), SiteDocumentFactory()
    give_password(client, user)
    assert client.get(document.url).status_code == 404
    assert client.get("/admin/signed-in/").status_code == 302
    for address in ("/admin/", "/admin/account/", "/admin/users/", "/admin/security/"):
        assert client.get(address, follow=True).redirect_chain[-1][0] == SET_UP, address

    client.get("/admin/images/", follow=True)
    page = client.get(APP).content.decode()
    secret = read_secret(page)
    assert "<svg" in page
    assert client.post(APP, {"code": "000000"}).status_code == 200
    assert not is_in(client)
    from_same_secret = read_secret(client.post(APP, {"code": "000000"}).content.decode())
    assert from_same_secret == secret
    assert client.post(APP, {"code": code(secret=secret)}).url == CODES

    shown = client.get(CODES).content.decode()
    assert len(re.findall(r"<li>\d{4} \d{4}</li>", shown)) == 10
    assert 'download="recovery-codes.txt"' in shown
    assert 'href="/admin/images/"' in shown
    assert not re.findall(r"\d{4} \d{4}", client.get(CODES).content.decode())
    assert is_in(client)
    assert client.get(document.url).status_code == 200


@pytest.mark.usefixtures("required")
def test_a_session_from_before_it_was_required_has_to_show_one(settings: Settings) -> None:
    settings.TWO_FACTORS_REQUIRED = False
    user = somebody()
    browser = signed_in(user)
    assert is_in(browser)
    settings.TWO_FACTORS_REQUIRED = True
    with_app(user)
    asked = browser.get("/admin/images/", follow=True)
    assert asked.redirect_chain[-1][0] == "/admin/security/code/?next=%2Fadmin%2Fimages%2F"
    assert browser.post(asked.redirect_chain[-1][0], {"code": code()}).url == "/admin/images/"
    assert is_in(browser)


@pytest.mark.usefixtures("required")
def test_the_last_one_stays_where_two_are_required() -> None:
    user = with_app(somebody())
    browser = signed_in(user)
    answer = browser.post("/admin/security/app/remove/", follow=True)
    assert "Set up another one first" in words(answer)
    assert kinds(user) == {"totp"}


def test_a_new_phone_takes_the_place_of_the_old_one(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = with_app(somebody())
    browser = signed_in(user)
    secret = read_secret(browser.get(APP).content.decode())
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(APP, {"code": code(secret=secret)})
    kept = Authenticator.objects.get(user=user, type="totp")
    assert decrypted(kept.data["secret"]) == secret
    assert mail.outbox[-1].subject == "A second step was added to your account"


def test_nothing_is_changed_long_after_signing_in_without_asking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = signed_in(with_app(somebody()))
    assert browser.get(APP).status_code == 200
    monkeypatch.setattr("accounts.adapters.account.JUST_NOW", 0)
    for address in (APP, "/admin/security/app/remove/", "/admin/security/codes/new/"):
        assert browser.get(address).url.startswith("/admin/security/password/?next=")
    asked = browser.get(APP).url
    assert "That isn’t your password." in words(browser.post(asked, {"password": "not this"}))
    assert browser.post(asked, {"password": "seven wooden ladders"}).url == APP
    assert browser.get(APP).status_code == 200


def test_new_codes_take_the_place_of_the_old_ones(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = with_app(somebody())
    old = recovery_codes(user)
    browser = signed_in(user)
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post("/admin/security/codes/new/").url == CODES
    assert not set(old) & set(recovery_codes(user))
    assert ModelLogEntry.objects.filter(action="accounts.codes_made", object_id=user.pk).exists()


def test_strangers_see_none_of_these_pages(client: Client) -> None:
    for address in ("", "set-up/", "app/", "app/remove/", "passkeys/new/", "codes/", "codes/new/"):
        answer = client.get(f"/admin/security/{address}", follow=True)
        assert answer.redirect_chain[-1][0].startswith("/admin/login/"), address
    assert client.get(SECOND_STEP).url == "/admin/login/"


def test_nobody_touches_another_s_passkey() -> None:
    theirs = Authenticator.objects.create(user=somebody(), type="webauthn", data={"name": "Theirs"})
    browser = signed_in(with_app(somebody()))
    assert browser.post(f"/admin/security/passkeys/{theirs.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_secrets_are_encrypted_and_outlive_a_change_of_the_key(settings: Settings) -> None:
    user = with_app(somebody())
    kept = Authenticator.objects.get(user=user).data["secret"]
    assert kept != encrypted(decrypted(kept)) != decrypted(kept)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert len(decrypted(kept)) == 32
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Unreadable):
        decrypted(kept)
    browser = Client()
    give_password(browser, user)
    assert "Ask an administrator to reset your second step." in words(give_code(browser, code()))
    assert not is_in(browser)
