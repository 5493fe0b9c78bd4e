"""A site that may come to harm."""

import uuid
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.bad_days.own_server import OwnServer, django_on
from tests.factories.accounts import AdministratorFactory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder share one server, which one test process starts."""
    for item in items:
        if item.path.parent.name == "bad_days":
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def own_server(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[OwnServer]:
    """One for all tests here, so each makes the pages it needs and minds no others."""
    server = OwnServer()
    try:
        with django_db_blocker.unblock():
            server.begin()
        yield server
    finally:
        server.remove()


@pytest.fixture
def own_database(own_server: OwnServer, db: None) -> Iterator[OwnServer]:
    """Django asks that server, and what it writes there is committed."""
    with django_on(own_server.url):
        yield own_server


@pytest.fixture
def officer(own_database: OwnServer) -> AbstractUser:
    """May do everything; there may be many of them."""
    return AdministratorFactory(username=f"officer-{uuid.uuid4().hex}")


@pytest.fixture
def admin(officer: AbstractUser) -> Client:
    """The officer's browser: an error of the site is an answer to it."""
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client
