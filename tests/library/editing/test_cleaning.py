"""A clean copy takes the place of a file; the original is kept, or nothing has changed."""

from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import ModelLogEntry

from library.models import FileCheck, SiteDocument, SiteImage
from library.safety import Cleaned
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.editing.made import blocked, find, pdf_with_hidden_words, words_of
from tests.library.uploads import let_the_worker_check
from tests.library.uploads.files import exif_of_a_phone, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(uploader: AbstractUser) -> SiteDocument:
    """Names its author, and has words under a black box."""
    report = SiteDocumentFactory(
        title="Report",
        uploaded_by_user=uploader,
        file=ContentFile(pdf_with_hidden_words(), "report.pdf"),
        checked=False,
    )
    let_the_worker_check()
    return report


def url_of(file: SiteDocument | SiteImage) -> str:
    check = file.current_check
    assert check
    return f"/admin/file-checks/{check.pk}/clean/"


def test_it_says_beforehand_what_goes_and_what_stays(uploads: Client, report: SiteDocument) -> None:
    shown = words_of(uploads.get(url_of(report)))
    goes, stays = shown.split("This can’t be removed, and stays")
    assert "The file names an author in the document properties." in goes
    assert "can be copied but not seen" in stays
    assert "can be copied but not seen" not in goes


def test_the_copy_takes_the_place_and_the_original_is_kept(
    second: Client, second_person: AbstractUser, report: SiteDocument
) -> None:
    original, address = report.file.name, report.url
    second.post(url_of(report))
    report = SiteDocument.objects.get()
    version = report.versions.get()
    assert (version.file.name, report.url) == (original, address)
    assert version.reason.startswith("Clean copy. Removed: Document properties")
    assert version.replaced_by == second_person
    assert ModelLogEntry.objects.get(action="library.clean").user == second_person


def test_what_remains_is_found_by_the_next_check(second: Client, report: SiteDocument) -> None:
    second.post(url_of(report))
    report = SiteDocument.objects.get()
    assert report.current_check.state == FileCheck.State.WAITING
    let_the_worker_check()
    codes = {finding.code for finding in report.current_check.findings.all()}
    assert "hidden-text" in codes
    assert "author" not in codes


def test_who_brought_the_words_still_cannot_accept_them(
    second: Client, uploader: AbstractUser, report: SiteDocument
) -> None:
    second.post(url_of(report))
    assert SiteDocument.objects.get().current_check.uploaded_by == uploader


def test_who_may_not_change_the_file_cannot_clean_it(outside: Client, report: SiteDocument) -> None:
    outside.post(url_of(report))
    assert SiteDocument.objects.get().file.name == report.file.name


@pytest.mark.parametrize(
    ("cleaned", "words"),
    [
        (Cleaned(made=False, reason="Making the copy took too long."), "took too long"),
        (Cleaned(made=True), "There is nothing in the file that a clean copy would leave out."),
        (OSError("down"), "the place where files are kept does not answer"),
    ],
)
def test_without_a_copy_it_says_why_and_nothing_has_changed(
    uploads: Client, report: SiteDocument, cleaned: Cleaned | OSError, words: str
) -> None:
    with patch("library.cleaning.clean_copy", side_effect=[cleaned]):
        shown = words_of(uploads.post(url_of(report)))
    assert words in shown
    assert SiteDocument.objects.get().file.name == report.file.name
    assert not report.versions.exists()


def test_a_file_that_was_replaced_meanwhile_is_left_alone(
    uploads: Client, report: SiteDocument
) -> None:
    def replace_meanwhile(source: Path, target: Path, **kwargs: object) -> Cleaned:
        SiteDocument.objects.update(file="documents/newer.pdf")
        target.write_bytes(source.read_bytes())
        return Cleaned(made=True, removed=("Everything.",))

    with patch("library.cleaning.clean_copy", side_effect=replace_meanwhile):
        shown = words_of(uploads.post(url_of(report)))
    assert "Somebody replaced the file in the meantime" in shown
    assert SiteDocument.objects.get().file.name == "documents/newer.pdf"


def test_it_is_not_offered_where_it_would_remove_nothing(uploads: Client) -> None:
    document = SiteDocumentFactory()
    blocked(document)
    assert url_of(document) not in words_of(uploads.get(f"/admin/documents/edit/{document.pk}/"))
    shown = words_of(uploads.get(url_of(document)))
    assert "There is nothing in this file that a clean copy would leave out." in shown


def test_a_picture_loses_its_place_and_the_old_one_is_gone(
    uploads: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    data = picture(exif=exif_of_a_phone())
    image = SiteImageFactory(file=ContentFile(data, "photo.jpg"), checked=False)
    let_the_worker_check()
    storage, original = image.file.storage, image.file.name
    assert "location" in {finding.code for finding in image.current_check.findings.all()}
    with django_capture_on_commit_callbacks(execute=True):
        uploads.post(url_of(image))
    let_the_worker_check()
    image = SiteImage.objects.get()
    assert "location" not in {finding.code for finding in image.current_check.findings.all()}
    assert not storage.exists(original)


def test_a_finding_that_is_cleaned_away_is_offered(uploads: Client) -> None:
    document = SiteDocumentFactory()
    find(document, "comment")
    assert url_of(document) in words_of(uploads.get(f"/admin/documents/edit/{document.pk}/"))
