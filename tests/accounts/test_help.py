"""An administrator's help: a lost second step, a lock-out, a lost computer; all written down."""

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from core.permissions import ADMINISTRATORS
from desk.roles.making import make_roles
from tests.accounts.people import (
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
from tests.desk.people import client_of
from tests.desk.people import somebody as somebody_as
from tests.factories.accounts import AdministratorFactory

pytestmark = pytest.mark.django_db


def address(user: AbstractUser) -> str:
    return reverse("accounts_help", args=[user.pk])


def entry(user: AbstractUser, action: str) -> ModelLogEntry:
    return ModelLogEntry.objects.get(action=action, object_id=user.pk)


def test_a_lost_second_step_is_reset_with_a_reason(
    administrator_client: Client,
    administrator: AbstractUser,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = with_app(somebody(email="officer@example.org"))
    recovery_codes(user)
    at_work = signed_in(user)
    page = words(administrator_client.get(address(user)))
    assert "An authenticator app is set up." in page
    assert "10 recovery codes left." in page

    refused = words(administrator_client.post(address(user), {"reason": " "}))
    assert "Say why, and how you know that it is them." in refused
    assert kinds(user) == {"totp", "recovery_codes"}

    with django_capture_on_commit_callbacks(execute=True):
        administrator_client.post(address(user), {"reason": "Phone lost; we met."})
    assert kinds(user) == set()
    assert not is_in(at_work)
    written = entry(user, "accounts.second_reset")
    assert (written.user, written.comment) == (administrator, "Phone lost; we met.")
    (letter,) = mail.outbox
    assert letter.to == ["officer@example.org"]
    assert "Phone lost; we met." in letter.body
    assert administrator.get_username() in letter.body
    assert "/admin/login/" in letter.body
    history = administrator_client.get(reverse("wagtailusers_users:history", args=[user.pk]))
    assert "Second step reset" in words(history)
    assert is_in(signed_in(user))


def test_a_mail_server_that_is_away_stops_nothing(
    administrator_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("accounts.telling.send_mail", refuse)
    user = with_app(somebody())
    with django_capture_on_commit_callbacks(execute=True):
        administrator_client.post(address(user), {"reason": "Phone lost"})
    assert kinds(user) == set()


def test_a_lock_out_is_lifted_for_the_password_and_the_codes(administrator_client: Client) -> None:
    user = with_app(somebody())
    browser = Client()
    give_password(browser, user)
    for _ in range(5):
        give_code(browser, wrong_code())
    assert "They have to wait" in words(administrator_client.get(address(user)))
    administrator_client.post(address(user), {"unlock": "1"})
    assert "They have to wait" not in words(administrator_client.get(address(user)))
    assert is_in(signed_in(user))
    assert entry(user, "accounts.unlocked").message == "Allowed to try signing in again"


def test_somebody_is_signed_out_everywhere(administrator_client: Client) -> None:
    user = somebody()
    both = signed_in(user), signed_in(user)
    assert "Signed in on 2 browsers." in words(administrator_client.get(address(user)))
    administrator_client.post(address(user), {"sign_out": "1"})
    assert not any(is_in(browser) for browser in both)
    assert "Not signed in anywhere now." in words(administrator_client.get(address(user)))
    assert entry(user, "accounts.sessions_ended")


def test_who_may_help_whom(
    editor_client: Client, administrator: AbstractUser, administrator_client: Client
) -> None:
    make_roles()
    user, owner = with_app(somebody()), with_app(AdministratorFactory())
    keeper = somebody_as(ADMINISTRATORS)
    assert Group.objects.get(name=ADMINISTRATORS) in keeper.groups.all()
    allowed = {
        (editor_client, user): False,
        (client_of(keeper), user): True,
        (client_of(keeper), owner): False,
        (client_of(keeper), keeper): False,
        (administrator_client, owner): True,
        (administrator_client, administrator): False,
    }
    for (browser, whom), may in allowed.items():
        assert (browser.get(address(whom)).status_code == 200) is may
        if not may:
            browser.post(address(whom), {"reason": "Let me"})
    assert kinds(user) == kinds(owner) == {"totp"}


def test_the_way_there_is_on_the_account_and_in_the_list(administrator_client: Client) -> None:
    user = somebody()
    for page in (
        reverse("wagtailusers_users:edit", args=[user.pk]),
        reverse("wagtailusers_users:index"),
    ):
        assert f'href="{address(user)}"' in administrator_client.get(page).content.decode()


def test_the_only_administrator_is_helped_from_the_server() -> None:
    user = with_app(AdministratorFactory(username="only-one"))
    call_command("reset_second_step", "only-one", reason="Phone lost", verbosity=0)
    assert kinds(user) == set()
    assert entry(user, "accounts.second_reset").comment == "Phone lost"
    with pytest.raises(CommandError, match="Nobody is called nobody"):
        call_command("reset_second_step", "nobody", reason="Phone lost")


def test_a_password_that_is_changed_is_told_to_whose_it_is(
    administrator_client: Client,
    administrator: AbstractUser,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user, newcomer = somebody(email="officer@example.org"), somebody()
    signed_in(user)
    new = {"password1": "eight wooden ladders", "password2": "eight wooden ladders"}
    for whom in (user, newcomer):
        who = {"username": whom.username, "first_name": "A", "last_name": "B", "email": whom.email}
        page = reverse("wagtailusers_users:edit", args=[whom.pk])
        with django_capture_on_commit_callbacks(execute=True):
            administrator_client.post(page, who | new | {"is_active": "on"})
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Your password was changed", ["officer@example.org"])
    assert entry(user, "accounts.password_changed").user == administrator
