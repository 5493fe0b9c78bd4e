"""Who works here, one of each role."""

from django.contrib.auth.models import AbstractUser, Group
from django.test import Client

from tests.factories.accounts import EditorFactory


def somebody(role: str) -> AbstractUser:
    """A new account with this role's rights, as they are from the first start."""
    return EditorFactory(groups=[Group.objects.get(name=role)])


def client_of(user: AbstractUser) -> Client:
    """Somebody's browser, signed in."""
    client = Client()
    client.force_login(user)
    return client
