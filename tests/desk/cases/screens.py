"""Browsers of those who use the screens of a review in progress."""

from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import EditorFactory


def signed_in(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def client_of_officer(editor: AbstractUser) -> Client:
    """Writes down cases."""
    editor.user_permissions.add(
        *Permission.objects.filter(codename__in=["add_reviewcase", "change_reviewcase"])
    )
    return signed_in(editor)


def client_of_manager() -> Client:
    """Lets a review through."""
    user = EditorFactory(username="manager")
    user.user_permissions.add(Permission.objects.get(codename="override_gate"))
    return signed_in(user)


def words_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()
