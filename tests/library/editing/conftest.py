"""Who takes part: somebody who uploads, a second person, and somebody who may only write."""

import pytest
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.test import Client
from wagtail.models import GroupCollectionPermission

from desk.roles.making import FILES
from library.models import FileCheck, SiteDocument
from tests.factories.accounts import EditorFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.roots import root_collection
from tests.library.editing.made import blocked

DECISIONS = ("accept_finding", "open_sitedocument")


def client_of(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


def publisher(**fields: str) -> AbstractUser:
    user = EditorFactory(**fields)
    user.user_permissions.add(*Permission.objects.filter(codename__in=DECISIONS))
    return user


@pytest.fixture
def uploader(home_page: object) -> AbstractUser:
    return publisher(first_name="Amina", last_name="Rahman")


@pytest.fixture
def second_person(home_page: object) -> AbstractUser:
    return publisher(first_name="Joe", last_name="Whitfield")


@pytest.fixture
def writer(home_page: object) -> AbstractUser:
    """May change files, and decide nothing about them."""
    group = Group.objects.create(name="File keepers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(codename__in=FILES):
        GroupCollectionPermission.objects.create(
            group=group, collection=root_collection(), permission=permission
        )
    return EditorFactory(groups=[group])


@pytest.fixture
def outsider(home_page: object) -> AbstractUser:
    """May sign in, and touch no file."""
    group = Group.objects.create(name="Guests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return EditorFactory(groups=[group])


@pytest.fixture
def uploads(uploader: AbstractUser) -> Client:
    """The browser of who uploads."""
    return client_of(uploader)


@pytest.fixture
def second(second_person: AbstractUser) -> Client:
    return client_of(second_person)


@pytest.fixture
def writes(writer: AbstractUser) -> Client:
    return client_of(writer)


@pytest.fixture
def outside(outsider: AbstractUser) -> Client:
    return client_of(outsider)


@pytest.fixture
def document(uploader: AbstractUser) -> SiteDocument:
    """Hidden words on two pages."""
    document = SiteDocumentFactory(title="Report of the panel", uploaded_by_user=uploader)
    blocked(document, pages=(2, 4))
    return document


@pytest.fixture
def check(document: SiteDocument) -> FileCheck:
    check = document.current_check
    assert check
    return check
