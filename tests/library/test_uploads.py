"""Uploading in the admin."""

import errno
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from library.models import SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.uploads import drop, let_the_worker_check, upload

pytestmark = pytest.mark.django_db


def disk_is_full(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_uploaded_pdf_is_measured(editor_client: Client) -> None:
    content = pdf_bytes("One", "Two", "Three")
    upload(editor_client, content, "report.pdf")
    let_the_worker_check()
    document = SiteDocument.objects.get()
    assert document.page_count == 3
    assert document.file_size == len(content)
    assert document.file_hash


def test_a_dropped_pdf_is_measured_too(editor_client: Client) -> None:
    answer = drop(editor_client, pdf_bytes("One", "Two"), "report.pdf")
    assert answer["success"]
    let_the_worker_check()
    assert SiteDocument.objects.get(pk=answer["doc_id"]).page_count == 2


def test_what_the_uploader_called_the_file_is_not_kept(editor_client: Client) -> None:
    upload(editor_client, pdf_bytes(), "Jane Smith SCR final.pdf")
    document = SiteDocument.objects.get()
    assert document.filename == "yearly-report.pdf"
    assert "jane" not in document.file.name.lower()


def test_an_empty_file_is_refused(editor_client: Client) -> None:
    assert "empty" in drop(editor_client, b"", "report.pdf")["error_message"]


def test_a_file_that_is_too_large_is_refused_with_the_limit(
    editor_client: Client, settings: Settings
) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024
    message = drop(editor_client, pdf_bytes(), "report.pdf")["error_message"]
    assert "too big" in message
    assert "1.0\xa0KB" in message


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [("documents", "report.pdf", pdf_bytes()), ("images", "picture.png", png_bytes())],
)
def test_a_store_that_is_down_is_a_message_and_the_form_is_kept(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch, kind: str, name: str, content: bytes
) -> None:
    monkeypatch.setattr(FileSystemStorage, "_save", disk_is_full)
    response = upload(editor_client, content, name, kind)
    assert response.status_code == 200
    assert "could not be stored" in response.content.decode()
    assert 'value="Yearly report"' in response.content.decode()
    assert not drop(editor_client, content, name, kind)["success"]
    assert not SiteDocument.objects.exists()
    assert not SiteImage.objects.exists()


def test_a_store_that_is_down_is_a_message_in_the_chooser_too(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileSystemStorage, "_save", disk_is_full)
    form = {
        "document-chooser-upload-title": "Yearly report",
        "document-chooser-upload-file": SimpleUploadedFile("report.pdf", pdf_bytes()),
        "document-chooser-upload-language": "en",
    }
    response = editor_client.post("/admin/documents/chooser/create/", form)
    assert "could not be stored" in response.json()["htmlFragment"]


def test_replacing_a_file_measures_the_new_one_and_keeps_the_old(
    editor_client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    document = SiteDocumentFactory(title="Yearly report")
    old = document.file
    form = {
        "title": document.title,
        "file": SimpleUploadedFile("new.pdf", pdf_bytes("One", "Two")),
        "language": "en",
        "tags": "",
        "replaced_because": "Page 1 named a school.",
    }
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(f"/admin/documents/edit/{document.pk}/", form)
    replaced = SiteDocument.objects.get()
    assert (replaced.pk, replaced.url) == (document.pk, document.url)
    assert replaced.page_count == 2
    assert replaced.versions.get().file.name == old.name
    assert old.storage.exists(old.name)
    assert replaced.file.storage.exists(replaced.file.name)


def test_replacing_a_picture_forgets_the_sizes_of_the_old_one(
    editor_client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    image = SiteImageFactory()
    old = image.get_rendition("width-40").file
    form = {
        "title": image.title,
        "file": SimpleUploadedFile("new.png", png_bytes(width=80)),
        "tags": "",
    }
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(f"/admin/images/{image.pk}/", form)
    replaced = SiteImage.objects.get()
    assert (replaced.width, replaced.renditions.filter(filter_spec="width-40").count()) == (80, 0)
    assert not old.storage.exists(old.name)
    assert not image.file.storage.exists(image.file.name)


def test_a_failed_replacement_keeps_the_old_file(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = SiteDocumentFactory(title="Yearly report")
    monkeypatch.setattr(FileSystemStorage, "_save", disk_is_full)
    form = {
        "title": "New",
        "file": SimpleUploadedFile("new.pdf", pdf_bytes()),
        "language": "en",
        "replaced_because": "Page 1 named a school.",
    }
    response = editor_client.post(f"/admin/documents/edit/{document.pk}/", form)
    assert "could not be stored" in response.content.decode()
    kept = SiteDocument.objects.get()
    assert (kept.title, kept.file.name) == ("Yearly report", document.file.name)
    assert kept.file.storage.exists(kept.file.name)


def test_deleting_a_document_in_the_admin_removes_its_file(
    administrator_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    document = SiteDocumentFactory()
    stored = Path(site_settings.MEDIA_ROOT, document.file.name)
    assert stored.exists()
    with django_capture_on_commit_callbacks(execute=True):
        administrator_client.post(f"/admin/documents/delete/{document.pk}/")
    assert not stored.exists()


def test_the_form_says_what_becomes_of_the_file(editor_client: Client) -> None:
    page = editor_client.get("/admin/documents/add/").content.decode()
    assert "Nobody can read it until a page that uses it is published" in page
    assert "Never the name of a child" in page
