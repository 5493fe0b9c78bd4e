"""From a stored file to what its check found."""

import errno
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError
from django.utils import timezone

from library import checking, tasks
from library.models import FileCheck, SiteDocument
from library.safety import Report
from library.safety.codes import finding
from tests.factories.accounts import EditorFactory
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory, SiteImageFactory, pass_check

pytestmark = pytest.mark.django_db
HIDDEN = finding("hidden-text", "3 words on this page can be copied but not seen.", page=2)
AUTHOR = finding("author")


def found(*findings: Any, **facts: Any) -> Report:
    return Report(file="x", type="pdf", pages=3, readable=True, findings=list(findings), **facts)


@pytest.fixture
def document(home_page: object) -> SiteDocument:
    """Stored, and waiting for its check."""
    return SiteDocumentFactory(checked=False, pages=("One word.", "Another word."))


@pytest.fixture
def check(document: SiteDocument) -> FileCheck:
    return document.current_check


def test_every_stored_file_waits_for_its_check(check: FileCheck) -> None:
    assert (check.state, check.cleared_at) == (FileCheck.State.WAITING, None)
    assert SiteImageFactory(checked=False).current_check.state == FileCheck.State.WAITING


def test_a_real_file_is_checked_and_its_words_kept(check: FileCheck) -> None:
    checking.run_check(checking.begin(check.pk))
    check.refresh_from_db()
    assert (check.state, check.type, check.pages) == (FileCheck.State.DONE, "pdf", 2)
    assert check.cleared_at
    assert [text.text.strip() for text in check.texts.all()] == ["One word.", "Another word."]
    document = SiteDocument.objects.get()
    assert (document.page_count, document.is_tagged) == (2, check.is_tagged)


def test_an_open_finding_keeps_the_file_in(check: FileCheck) -> None:
    checking.record(check, found(HIDDEN, AUTHOR), 100)
    assert check.cleared_at is None
    assert [one.code for one in check.findings.open()] == ["hidden-text"]


def test_a_warning_lets_the_file_out(check: FileCheck) -> None:
    checking.record(check, found(AUTHOR), 100)
    assert check.cleared_at


def test_what_was_accepted_stays_accepted_when_it_is_found_again(check: FileCheck) -> None:
    checking.record(check, found(HIDDEN), 100)
    check.findings.update(
        accepted_by=EditorFactory(), accepted_at=timezone.now(), accepted_reason="A watermark."
    )
    checking.record(check, found(HIDDEN, finding("comment", page=1)), 100)
    assert [one.code for one in check.findings.open()] == ["comment"]
    assert check.findings.accepted().get().accepted_reason == "A watermark."


def test_stricter_rules_take_nothing_away_by_themselves(check: FileCheck) -> None:
    checking.record(check, found(), 100)
    checking.record(check, found(HIDDEN), 100)
    assert check.cleared_at
    assert check.findings.open().exists()


def test_a_virus_that_is_found_later_takes_the_file_away(check: FileCheck) -> None:
    checking.record(check, found(), 100)
    checking.record(check, found(finding("infected")), 100)
    assert check.cleared_at is None


def test_the_words_of_a_replaced_file_are_forgotten(document: SiteDocument) -> None:
    old = document.current_check
    checking.record(old, found(texts={1: "A name"}), 100)
    document.file = ContentFile(pdf_bytes("No name"), "new.pdf")
    document.save()
    assert not old.texts.exists()
    checking.record(old, found(texts={1: "A name"}), 100)
    assert not old.texts.exists()
    assert SiteDocument.objects.get().page_count is None


def test_a_check_is_taken_in_hand_once(check: FileCheck) -> None:
    assert checking.begin(check.pk)
    assert checking.begin(check.pk) is None


def test_a_check_whose_worker_died_is_taken_over(check: FileCheck) -> None:
    checking.begin(check.pk)
    FileCheck.objects.update(started_at=timezone.now() - timedelta(hours=1))
    assert checking.begin(check.pk)


def test_a_finished_check_is_not_made_again(document: SiteDocument) -> None:
    assert checking.begin(pass_check(document).pk) is None


def test_a_check_under_older_rules_is_made_again(document: SiteDocument) -> None:
    assert checking.begin(pass_check(document, version=0).pk)


def test_a_store_that_is_down_holds_the_check(
    check: FileCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(FileSystemStorage, "_open", down)
    checking.run_check(checking.begin(check.pk))
    check.refresh_from_db()
    assert (check.state, check.held_because) == (FileCheck.State.WAITING, checking.STORE_IS_DOWN)


def test_a_file_that_is_gone_is_a_finding(document: SiteDocument) -> None:
    document.file.storage.delete(document.file.name)
    checking.run_check(checking.begin(document.current_check.pk))
    assert document.current_check.findings.open().get().code == "broken-file"


def test_several_files_are_checked_before_going_on(home_page: object) -> None:
    documents = [SiteDocumentFactory(checked=False) for _ in range(3)]
    meanwhile = checking.CheckingMeanwhile()
    for document in documents:
        meanwhile.look_at(document.file.name)
    meanwhile.conclude(FileCheck.objects.all())
    meanwhile.stop()
    assert all(document.current_check.cleared_at for document in documents)


def test_a_new_file_is_queued_once_it_is_saved(
    home_page: object, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = SiteDocumentFactory(checked=False)
    assert document.current_check.cleared_at


def test_a_queue_that_is_down_loses_no_upload(
    home_page: object,
    django_capture_on_commit_callbacks: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def down(*_arguments: object) -> None:
        raise DatabaseError("the queue is down")

    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr(tasks, "check_stored_file", SimpleNamespace(enqueue=down))
        document = SiteDocumentFactory(checked=False)
    assert document.current_check.state == FileCheck.State.WAITING
    assert tasks.request_forgotten_checks() == 1
    assert document.current_check.cleared_at


def test_checks_that_were_just_queued_are_left_to_the_worker(check: FileCheck) -> None:
    FileCheck.objects.update(queued_at=timezone.now())
    assert tasks.request_forgotten_checks() == 0


def test_files_checked_under_older_rules_are_checked_again(document: SiteDocument) -> None:
    pass_check(document, version=0)
    assert tasks.request_new_checks_of_old() == 1
    assert document.current_check.is_up_to_date
    assert tasks.request_new_checks_of_old() == 0
