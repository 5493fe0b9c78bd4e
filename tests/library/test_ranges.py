"""Parts of a file: what a PDF viewer or a broken download asks for."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.test import Client, RequestFactory

from home.models import HomePage
from library.models import SiteDocument
from library.streaming import FilePart, StoredFile, stream
from tests.factories.library import SiteDocumentFactory
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(100))


@pytest.fixture
def document(home_page: HomePage) -> SiteDocument:
    """A public document of a hundred bytes, each of them its own number."""
    made = SiteDocumentFactory(file=ContentFile(CONTENT, "hundred.txt"))
    page_with(made)
    return made


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=90-", 90, 99),
        ("bytes=-10", 90, 99),
        ("bytes=50-50", 50, 50),
        ("bytes=90-1000", 90, 99),
        ("bytes=-1000", 0, 99),
        ("bytes = 0-9", 0, 9),
    ],
)
def test_a_part_is_given(
    client: Client, document: SiteDocument, asked: str, first: int, last: int
) -> None:
    response = client.get(document.url, headers={"Range": asked})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/100"
    assert response.getvalue() == CONTENT[first : last + 1]
    assert int(response["Content-Length"]) == last - first + 1


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_what_lies_beyond_the_end_is_refused(
    client: Client, document: SiteDocument, asked: str
) -> None:
    response = client.get(document.url, headers={"Range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */100"
    assert response.content == b""


@pytest.mark.parametrize(
    "asked", ["", "bytes=-", "bytes=9-0", "bytes=a-b", "lines=0-9", "bytes=0-1,4-5", "bytes=\xb2-"]
)
def test_what_we_do_not_understand_is_answered_with_the_whole(
    client: Client, document: SiteDocument, asked: str
) -> None:
    response = client.get(document.url, headers={"Range": asked})
    assert response.status_code == 200
    assert response.getvalue() == CONTENT


def test_the_rest_of_a_file_is_given_if_it_is_still_the_same(
    client: Client, document: SiteDocument
) -> None:
    whole = client.get(document.url)
    for condition in (whole["ETag"], whole["Last-Modified"]):
        headers = {"Range": "bytes=90-", "If-Range": condition}
        assert client.get(document.url, headers=headers).status_code == 206


@pytest.mark.parametrize("condition", ['"another"', "Mon, 01 Jan 2001 00:00:00 GMT", "nonsense"])
def test_the_whole_is_given_if_the_file_is_another_by_now(
    client: Client, document: SiteDocument, condition: str
) -> None:
    headers = {"Range": "bytes=90-", "If-Range": condition}
    assert client.get(document.url, headers=headers).status_code == 200


def test_a_reader_is_told_that_parts_can_be_had(client: Client, document: SiteDocument) -> None:
    assert client.head(document.url)["Accept-Ranges"] == "bytes"
    assert client.head(document.url, headers={"Range": "bytes=0-1"}).status_code == 200


def test_an_empty_file_is_served_empty(tmp_path: Path) -> None:
    storage = FileSystemStorage(location=tmp_path)
    file = StoredFile.find(storage, storage.save("empty.txt", ContentFile(b"")))
    assert stream(RequestFactory().get("/"), file, "text/plain").content == b""


@pytest.fixture
def file(tmp_path: Path) -> StoredFile:
    """A stored file of a hundred bytes."""
    storage = FileSystemStorage(location=tmp_path)
    return StoredFile.find(storage, storage.save("file.txt", ContentFile(CONTENT)))


def test_a_file_is_closed_after_its_last_byte(file: StoredFile) -> None:
    part = FilePart(file, 0, 100)
    assert b"".join(part) == CONTENT
    assert part.source.closed


def test_a_file_is_closed_when_the_reader_leaves_halfway(
    file: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.streaming.CHUNK_BYTES", 10)
    part = FilePart(file, 0, 100)
    assert next(part) == CONTENT[:10]
    part.close()
    assert part.source.closed
    assert list(part) == []


def test_a_reader_who_leaves_before_the_first_byte_has_opened_nothing(file: StoredFile) -> None:
    part = FilePart(file, 0, 100)
    part.close()
    assert part.source is None
