"""Sefton's content, loaded once for this whole folder, whose tests only read.

tests/plugins/groups.py keeps them in one process.
"""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from content.loading import Report, load_folder
from tests.content.conftest import SEFTON
from tests.content.sefton.crawl import Crawl, crawl
from tests.factories.home import as_installed


@pytest.fixture(scope="package")
def sefton(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Report]:
    """What loading said.

    A module must be marked django_db, or pytest-django sets up no database of the tests' own.
    """
    assert "test" in connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), transaction.atomic():
        as_installed()
        yield load_folder(SEFTON)
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def site_crawl(sefton: Report) -> Crawl:
    """Every page and document that a reader reaches from the front page."""
    return crawl(Client())
