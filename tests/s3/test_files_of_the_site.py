"""From the editor's upload to the reader's download, with the files in a bucket."""

import time
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from library.bucket import PrivateBucketStorage
from library.models import SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.pages import page_with
from tests.library.uploads import let_the_worker_check, upload

pytestmark = pytest.mark.django_db
# Wagtail makes the file for a new size of a picture before it fails to read the picture.
wagtail_leaves_a_file = pytest.mark.filterwarnings(
    "ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"
)
PDF = pdf_bytes("One", "Two", title="For the bucket")


def stored(bucket: PrivateBucketStorage, name: str) -> bytes:
    with bucket.open(name) as file:
        return file.read()


@pytest.fixture
def document(bucket: PrivateBucketStorage, editor_client: Client) -> SiteDocument:
    """A document that an editor uploaded in the admin, and that passed its check."""
    upload(editor_client, PDF, "report.pdf")
    let_the_worker_check()
    return SiteDocument.objects.get()


def test_an_upload_lands_in_the_bucket(
    bucket: PrivateBucketStorage, document: SiteDocument
) -> None:
    assert stored(bucket, document.file.name) == PDF
    assert document.page_count == 2
    assert document.file_size == len(PDF)


def test_a_reader_gets_it_once_a_page_is_published_and_no_longer(
    client: Client, document: SiteDocument
) -> None:
    assert client.get(document.url).status_code == 404
    page = page_with(document)
    response = client.get(document.url)
    assert (response.status_code, response.getvalue()) == (200, PDF)
    assert "Location" not in response
    page.unpublish()
    assert client.get(document.url).status_code == 404


def test_a_reader_gets_a_part_of_it(client: Client, document: SiteDocument) -> None:
    page_with(document)
    part = client.get(document.url, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.getvalue()) == (206, PDF[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(PDF)}"
    beyond = client.get(document.url, headers={"Range": f"bytes={len(PDF)}-"})
    assert beyond.status_code == 416


def test_a_reader_who_has_it_is_told_so(client: Client, document: SiteDocument) -> None:
    page_with(document)
    tag = client.head(document.url)["ETag"]
    assert client.get(document.url, headers={"If-None-Match": tag}).status_code == 304


def test_a_large_file_is_streamed_in_pieces(client: Client, bucket: PrivateBucketStorage) -> None:
    content = b"0123456789" * 300_000
    large = SiteDocumentFactory(file=ContentFile(content, "large.txt"))
    page_with(large)
    pieces = list(client.get(large.url))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= 256 * 1024


def test_replacing_the_file_keeps_the_old_object_for_editors(
    bucket: PrivateBucketStorage,
    document: SiteDocument,
    editor_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    new = ContentFile(pdf_bytes("New"), "new.pdf")
    form = {
        "title": "Yearly report",
        "file": new,
        "language": "en",
        "tags": "",
        "replaced_because": "Page 1 named a school.",
    }
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(f"/admin/documents/edit/{document.pk}/", form)
    replaced = SiteDocument.objects.get()
    assert stored(bucket, replaced.file.name) == pdf_bytes("New")
    assert stored(bucket, replaced.versions.get().file.name) == PDF


def test_deleting_in_the_admin_removes_the_object(
    bucket: PrivateBucketStorage,
    document: SiteDocument,
    administrator_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        administrator_client.post(f"/admin/documents/delete/{document.pk}/")
    assert not SiteDocument.objects.exists()
    assert not bucket.exists(document.file.name)


def test_an_image_and_its_sizes_live_in_the_bucket(
    bucket: PrivateBucketStorage,
    client: Client,
    editor_client: Client,
    administrator_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload(editor_client, png_bytes(), "picture.png", "images")
    let_the_worker_check()
    image = SiteImage.objects.get()
    rendition = image.get_rendition("width-40")
    assert stored(bucket, image.file.name) == png_bytes()
    assert client.get(rendition.url).status_code == 404
    page = page_with(image)
    assert client.get(rendition.url).getvalue() == stored(bucket, rendition.file.name)
    page.delete()
    with django_capture_on_commit_callbacks(execute=True):
        administrator_client.post(f"/admin/images/{image.pk}/delete/")
    assert not bucket.exists(image.file.name)
    assert not bucket.exists(rendition.file.name)


@pytest.mark.usefixtures("site")
@wagtail_leaves_a_file
def test_with_the_store_down_pages_stay_up_and_downloads_say_sorry(
    client: Client, document: SiteDocument, unplugged: Callable[[], object]
) -> None:
    page = page_with(document, SiteImageFactory())
    unplugged()
    start = time.monotonic()
    assert client.get(page.url).status_code == 200
    answer = client.get(document.url)
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert client.get("/documents/999/none.pdf").status_code == 404
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("delivery", ["stream", "redirect"])
def test_with_the_store_down_an_upload_is_a_message_that_keeps_the_form(
    editor_client: Client, unplugged: Callable[[], object], settings: Settings, delivery: str
) -> None:
    settings.S3_DELIVERY = delivery
    unplugged()
    for name, content, kind in (("a.pdf", PDF, "documents"), ("a.png", png_bytes(), "images")):
        response = upload(editor_client, content, name, kind)
        assert response.status_code == 200
        assert "could not be stored" in response.content.decode()
        assert 'value="Yearly report"' in response.content.decode()


@wagtail_leaves_a_file
def test_with_the_store_down_the_admin_still_opens(
    editor_client: Client, document: SiteDocument, unplugged: Callable[[], object]
) -> None:
    image = SiteImageFactory()
    unplugged()
    for url in (
        "/admin/documents/",
        f"/admin/documents/edit/{document.pk}/",
        "/admin/images/",
        f"/admin/images/{image.pk}/",
    ):
        assert editor_client.get(url).status_code == 200
