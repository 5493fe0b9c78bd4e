"""Files that were replaced: for editors, never for readers."""

from unittest.mock import patch

import pytest
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client

from library.models import DocumentVersion, SiteDocument
from tests.factories.library import SiteDocumentFactory
from tests.library.editing.made import blocked, new_file, save, words_of
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def replaced(uploads: Client, uploader: AbstractUser) -> DocumentVersion:
    """The first file of a document, which a public page uses."""
    document = SiteDocumentFactory(title="Yearly report", uploaded_by_user=uploader)
    page_with(document)
    blocked(document, pages=(3,))
    save(uploads, document, file=new_file(), replaced_because="The number on page 3 was wrong.")
    return document.versions.get()


def url_of(version: DocumentVersion) -> str:
    return f"/admin/documents/{version.document_id}/versions/{version.number}/"


def screen(client: Client, document: SiteDocument) -> str:
    return words_of(client.get(f"/admin/documents/edit/{document.pk}/"))


def test_the_screen_lists_who_replaced_what_and_why(
    uploads: Client, replaced: DocumentVersion
) -> None:
    shown = screen(uploads, replaced.document)
    assert f'<a href="{url_of(replaced)}">Download version 1</a> (PDF, ' in shown
    assert "by Amina Rahman: “The number on page 3 was wrong.”" in shown
    assert "What its check found: 1 thing" in shown
    assert "Page 3: Words can be copied from this page" in shown


def test_an_editor_downloads_the_very_file(uploads: Client, replaced: DocumentVersion) -> None:
    with replaced.file.open() as stored:
        expected = stored.read()
    answer = uploads.get(url_of(replaced))
    assert b"".join(answer.streaming_content) == expected
    assert answer["Content-Disposition"] == 'attachment; filename="yearly-report-version-1.pdf"'
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_nobody_else_gets_it(client: Client, outside: Client, replaced: DocumentVersion) -> None:
    answers: list[HttpResponse] = [client.get(url_of(replaced)), outside.get(url_of(replaced))]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_version_that_never_was_is_not_found(uploads: Client, replaced: DocumentVersion) -> None:
    assert uploads.get(url_of(replaced).replace("/1/", "/7/")).status_code == 404


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (FileNotFoundError, "no longer where files are kept"),
        (OSError, "The place where files are kept does not answer."),
    ],
)
def test_a_store_without_the_file_says_so(
    uploads: Client, replaced: DocumentVersion, trouble: type[OSError], words: str
) -> None:
    with patch("library.editing.views.versions.StoredFile.find", side_effect=trouble):
        answer = uploads.get(url_of(replaced), follow=True)
    assert words in words_of(answer)


def test_a_first_file_has_no_versions(uploads: Client) -> None:
    assert "None: this is the first file." in screen(uploads, SiteDocumentFactory())


def test_a_new_file_without_a_reason_is_refused_beside_the_field(uploads: Client) -> None:
    document = SiteDocumentFactory(title="Yearly report")
    shown = words_of(save(uploads, document, title="Report of the year", file=new_file()))
    assert "Write why the file is replaced, then choose the file again." in shown
    assert 'value="Report of the year"' in shown
    assert not document.versions.exists()
