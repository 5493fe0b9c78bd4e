"""The gate and the safety check: no page goes out with a file that didn't pass."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import InformationPage
from library import checking
from library.gate import PublishingRefused, reasons_not_to_publish
from library.models import SiteDocument
from library.safety import Report
from library.safety.codes import finding
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory, SiteImageFactory, pass_check
from tests.library.pages import document_block, page_with
from tests.library.uploads import let_the_worker_check

pytestmark = pytest.mark.django_db


def fail(document: SiteDocument, *pages: int) -> None:
    found = [finding("hidden-text", "Words can be copied but not seen.", page) for page in pages]
    report = Report(file="x", type="pdf", pages=9, readable=True, findings=found)
    checking.record(document.current_check, report, document.file.size)


@pytest.fixture
def document(home_page: object) -> SiteDocument:
    return SiteDocumentFactory(title="The review", checked=False)


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Let the clock show another time."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def draft(document: SiteDocument) -> InformationPage:
    return page_with(document, live=False)


def refusal(draft: InformationPage) -> str:
    with pytest.raises(PublishingRefused) as refused:
        draft.save_revision().publish()
    draft.refresh_from_db()
    assert not draft.live
    return str(refused.value)


def test_a_pending_check_stops_publishing_and_says_so(draft: InformationPage) -> None:
    assert "“The review” is still being checked" in refusal(draft)
    let_the_worker_check()
    draft.save_revision().publish()
    draft.refresh_from_db()
    assert draft.live


def test_hidden_words_stop_publishing_with_their_pages(
    draft: InformationPage, document: SiteDocument
) -> None:
    fail(document, 3, 1, 7)
    assert "“The review” failed its check (pages 1, 3 and 7)" in refusal(draft)


def test_a_held_check_says_why(draft: InformationPage, document: SiteDocument) -> None:
    checking.hold(document.current_check, "The scanner sleeps.")
    assert "The scanner sleeps." in refusal(draft)


def test_older_rules_are_not_enough(draft: InformationPage, document: SiteDocument) -> None:
    pass_check(document, version=0)
    assert "older rules" in refusal(draft)


def test_a_file_that_is_another_than_the_one_checked_is_refused(
    draft: InformationPage, document: SiteDocument
) -> None:
    pass_check(document, size=12)
    assert "not the file that was checked" in refusal(draft)


def test_a_file_that_is_gone_is_refused(draft: InformationPage, document: SiteDocument) -> None:
    pass_check(document)
    document.file.storage.delete(document.file.name)
    assert "has lost its file" in refusal(draft)


def test_an_image_is_held_back_too(home_page: object) -> None:
    draft = page_with(SiteImageFactory(title="The team", checked=False), live=False)
    assert "Its image “The team” is still being checked" in refusal(draft)


def test_a_schedule_is_held_back_when_its_time_comes(
    draft: InformationPage, travel: Callable[[datetime], None]
) -> None:
    draft.go_live_at = timezone.now() + timedelta(minutes=30)
    version = draft.save_revision()
    version.publish()
    travel(timezone.now() + timedelta(hours=1))
    call_command("publish_scheduled")
    draft.refresh_from_db()
    version.refresh_from_db()
    assert not draft.live
    # Its hour isn't lost: it goes out once its document is cleared.
    assert version.approved_go_live_at
    assert "is still being checked" in " ".join(version.schedule_problem.reasons)


def test_a_public_page_may_be_mended_while_its_document_is_checked_anew(
    document: SiteDocument, client: Client
) -> None:
    pass_check(document)
    page = page_with(document)
    document.file = ContentFile(pdf_bytes("Another"), "another.pdf")
    document.save()
    page.title = "Without the mistake"
    page.save()
    assert client.get(page.url).status_code == 200
    assert client.get(document.url).status_code == 404


def test_a_public_page_takes_no_new_document_that_was_not_checked(
    document: SiteDocument, home_page: object
) -> None:
    page = page_with()
    page.body = [document_block(document)]
    with pytest.raises(PublishingRefused):
        page.save()


def test_the_number_of_questions_does_not_grow_with_the_files(home_page: object) -> None:
    def questions(files: int) -> int:
        page = page_with(*[SiteDocumentFactory() for _ in range(files)], live=False)
        with CaptureQueriesContext(connection) as asked:
            assert reasons_not_to_publish(page) == []
        return len(asked)

    assert questions(6) == questions(2)
