"""The way in: a name and a password, and nothing that tells strangers who has an account."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import ModelLogEntry

from tests.accounts.people import SIGN_IN, give_password, is_in, signed_in, somebody, words

pytestmark = pytest.mark.django_db


def test_the_right_password_leads_to_where_somebody_was_going(client: Client) -> None:
    sent = client.get("/admin/pages/?p=2")
    assert sent.url == "/admin/login/?next=/admin/pages/%3Fp%3D2"
    shown = client.get(sent.url).content.decode()
    assert '<input type="hidden" name="next" value="/admin/pages/?p=2">' in shown
    assert give_password(client, somebody(), next="/admin/pages/?p=2").url == "/admin/pages/?p=2"
    assert is_in(client)


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "http:///elsewhere.example",
    ],
)
def test_it_leads_nowhere_else(client: Client, address: str) -> None:
    assert give_password(client, somebody(), next=address).url == "/admin/"
    assert client.get(SIGN_IN, {"next": address}).url == "/admin/"


def test_an_answer_by_tls_never_leads_away_from_it(client: Client) -> None:
    user, address = somebody(), "http://testserver/admin/"
    sent = {"username": user.get_username(), "password": "seven wooden ladders", "next": address}
    assert client.post(SIGN_IN, sent, secure=True).url == "/admin/"


def test_whoever_is_there_already_is_led_on() -> None:
    assert signed_in(somebody()).get(SIGN_IN, {"next": "/admin/images/"}).url == "/admin/images/"


def test_a_wrong_password_says_what_to_do(client: Client) -> None:
    said = words(give_password(client, somebody(), "not this one"))
    assert "don’t belong together. Check both and try again." in said
    assert "Error: Sign in" in said


def test_an_empty_form_names_both_fields(client: Client) -> None:
    said = words(client.post(SIGN_IN, {}))
    assert "Enter your username." in said
    assert "Enter your password." in said


def test_nothing_tells_a_name_that_is_there_from_one_that_is_not(client: Client) -> None:
    there, off = somebody(), somebody(is_active=False)
    told = {
        words(give_password(Client(), name, "not this one")).replace(name, "")
        for name in (there.get_username(), off.get_username(), "nobody")
    }
    told.add(words(give_password(Client(), off)).replace(off.get_username(), ""))
    assert len(told) == 1


def test_each_name_costs_the_same_work(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    there, outside = somebody(), somebody()
    outside.set_unusable_password()
    outside.save()
    worked: list[int] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(self: PBKDF2PasswordHasher, *args: object, **more: object) -> str:
        worked.append(1)
        return encode(self, *args, **more)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    costs = []
    for name in (there.get_username(), outside.get_username(), "nobody"):
        worked.clear()
        give_password(Client(), name, "not this one")
        costs.append(len(worked))
    assert costs == [1, 1, 1]


def test_who_has_no_role_is_told_so_and_can_leave() -> None:
    user = get_user_model().objects.create_user("newcomer", password="seven wooden ladders")
    browser = signed_in(user)
    answer = browser.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "Your account has no role yet" in words(answer)
    browser.post(reverse("account_logout"))
    assert "Username" in words(browser.get(SIGN_IN))


def test_signing_in_is_in_the_history_of_the_account() -> None:
    user = somebody()
    signed_in(user)
    entry = ModelLogEntry.objects.get(action="accounts.signed_in", object_id=user.pk)
    assert entry.user == user
    assert entry.message == "Signed in: a password"


def test_its_pages_are_strict_and_kept_by_nobody(client: Client) -> None:
    answer = client.get(SIGN_IN)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "no-store" in answer.headers["Cache-Control"]
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_there_is_no_other_door(client: Client) -> None:
    assert client.get("/_util/login/", {"next": "/admin/"}).url == "/admin/login/?next=%2Fadmin%2F"
    for name in ("account_signup", "account_email", "socialaccount_signup", "admin:index"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_the_django_admin_has_no_address() -> None:
    def modules(patterns: list) -> set[str]:
        found = set()
        for one in patterns:
            callback = getattr(one, "callback", None)
            found.add(getattr(callback, "__module__", "") or "")
            found |= modules(getattr(one, "url_patterns", []))
        return found

    every = modules(get_resolver().url_patterns)
    assert "wagtail.admin.views.home" in every
    assert not [name for name in every if name.startswith("django.contrib.admin")]


def test_a_password_is_long_and_not_a_common_one(administrator_client: Client) -> None:
    form = {"username": "newcomer", "first_name": "New", "last_name": "Comer"}
    address = reverse("wagtailusers_users:add")
    for password in ("wooden", "password1234", "123456789012", "newcomer-newcomer"):
        both = {"password1": password, "password2": password}
        administrator_client.post(address, form | both | {"email": "newcomer@example.org"})
        assert not get_user_model().objects.filter(username="newcomer").exists(), password
    both = {"password1": "seven wooden ladders", "password2": "seven wooden ladders"}
    administrator_client.post(address, form | both | {"email": "newcomer@example.org"})
    assert get_user_model().objects.filter(username="newcomer").exists()


def test_nobody_changes_their_own_e_mail_address() -> None:
    page = signed_in(somebody()).get(reverse("wagtailadmin_account")).content.decode()
    assert 'name="name_email-first_name"' in page
    assert "name_email-email" not in page
    assert reverse("mfa_index") in page
