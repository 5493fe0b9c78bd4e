"""The database dies, or has no room, in the middle of what an editor does."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from wagtail.test.utils.form_data import streamfield

from home.models import InformationPage
from library.models import SiteDocument
from tests.bad_days.own_server import OwnServer
from tests.editor import pages
from tests.factories.files import pdf_bytes
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.library.uploads import upload

DIES = "PERFORM pg_terminate_backend(pg_backend_pid())"
HAS_NO_ROOM = "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'"
# What publishing writes, from the first table to the last.
WHILE_PUBLISHING = [
    ("wagtailcore_revision", DIES),
    ("wagtailcore_page", DIES),
    ("wagtailcore_referenceindex", DIES),
    ("wagtailcore_pagelogentry", DIES),
    ("wagtailcore_referenceindex", HAS_NO_ROOM),
]
WHILE_UNPUBLISHING = [("wagtailcore_page", DIES), ("wagtailcore_pagelogentry", HAS_NO_ROOM)]


@contextmanager
def bad_day(table: str, what_happens: str) -> Iterator[None]:
    """PostgreSQL itself does it as soon as a row of the table is written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION bad_day() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN {what_happens}; RETURN NEW; END$$; "
            f"CREATE TRIGGER bad_day BEFORE INSERT OR UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION bad_day()"
        )
    try:
        yield
    finally:
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION bad_day CASCADE")


def showing(page: InformationPage, document: SiteDocument, title: str) -> dict[str, str]:
    """The page's form, filled in."""
    block = {"document": str(document.pk), "text": "", "description": ""}
    return pages.information(title=title, slug=page.slug, body=streamfield([("document", block)]))


@pytest.mark.parametrize(("table", "what_happens"), WHILE_PUBLISHING)
def test_a_page_goes_out_wholly_or_not_at_all_and_then_does(
    admin: Client, client: Client, table: str, what_happens: str
) -> None:
    document = SiteDocumentFactory()
    page = InformationPageFactory(live=False, title="Before", slug=f"page-{uuid.uuid4().hex}")
    form = showing(page, document, "After")
    with bad_day(table, what_happens):
        assert pages.edit(admin, page, form).status_code in (500, 503)
    connection.close()
    stored = InformationPage.objects.get(pk=page.pk)
    expected = 200 if stored.live else 404
    assert stored.title == "After" or not stored.live
    assert client.get(page.url).status_code == expected
    assert client.get(document.url).status_code == expected
    # The next try, with what still stands in the browser's form.
    assert pages.edit(admin, page, form).status_code == 302
    assert client.get(page.url).status_code == 200
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(("table", "what_happens"), WHILE_UNPUBLISHING)
def test_a_page_comes_down_wholly_or_not_at_all_and_then_does(
    admin: Client, client: Client, table: str, what_happens: str
) -> None:
    document = SiteDocumentFactory()
    page = InformationPageFactory()
    pages.edit(admin, page, showing(page, document, page.title))
    address = f"/admin/pages/{page.pk}/unpublish/"
    with bad_day(table, what_happens):
        assert admin.post(address).status_code in (500, 503)
    connection.close()
    expected = 200 if InformationPage.objects.get(pk=page.pk).live else 404
    assert client.get(page.url).status_code == expected
    assert client.get(document.url).status_code == expected
    admin.post(address)
    assert client.get(page.url).status_code == 404
    assert client.get(document.url).status_code == 404


def files_on_disk() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.mark.parametrize("table", ["library_sitedocument", "library_filecheck"])
def test_an_upload_without_room_in_the_database_leaves_nothing(
    admin: Client, own_database: OwnServer, table: str
) -> None:
    before, rows = files_on_disk(), SiteDocument.objects.count()
    with bad_day(table, HAS_NO_ROOM):
        assert upload(admin, pdf_bytes(), "report.pdf").status_code in (500, 503)
    assert SiteDocument.objects.count() == rows
    assert files_on_disk() == before
    assert upload(admin, pdf_bytes(), "report.pdf").status_code == 302


def test_an_upload_that_a_dying_database_may_have_kept_keeps_its_file(
    admin: Client, own_database: OwnServer
) -> None:
    """Nobody knows whether COMMIT was heard: rather a file too many than one too few."""
    before, rows = files_on_disk(), SiteDocument.objects.count()
    with bad_day("library_sitedocument", DIES):
        assert upload(admin, pdf_bytes(), "report.pdf").status_code in (500, 503)
    assert SiteDocument.objects.count() == rows
    assert len(files_on_disk() - before) == 1
