"""Decisions that somebody answers for."""

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from library import checking
from library.answering import NotAllowed, accept, close_without_page, open_without_page
from library.models import Finding, SiteDocument
from library.safety import Report
from library.safety.codes import finding
from tests.factories.accounts import AdministratorFactory, EditorFactory
from tests.factories.library import SiteDocumentFactory, pass_check
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
REASON = "The words are a watermark of our own."


@pytest.fixture
def document(editor: AbstractUser) -> SiteDocument:
    """Uploaded by the editor, with hidden words."""
    made = SiteDocumentFactory(checked=False, uploaded_by_user=editor)
    found = [finding("hidden-text", page=1)]
    report = Report(file="x", type="pdf", pages=1, readable=True, findings=found)
    checking.record(made.current_check, report, made.file.size)
    return made


@pytest.fixture
def hidden_words(document: SiteDocument) -> Finding:
    return document.current_check.findings.get()


@pytest.fixture
def manager(home_page: object) -> AbstractUser:
    """Somebody else, who may accept findings and open documents."""
    user = EditorFactory()
    names = ["accept_finding", "open_sitedocument"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return user


def last_entry(document: SiteDocument) -> ModelLogEntry:
    return ModelLogEntry.objects.for_instance(document).latest("timestamp")


def test_a_second_person_may_accept_a_finding(
    document: SiteDocument, hidden_words: Finding, manager: AbstractUser
) -> None:
    accept(hidden_words, manager, REASON)
    assert document.current_check.cleared_at
    entry = last_entry(document)
    assert (entry.action, entry.user) == ("library.accept_finding", manager)
    assert entry.data == {"code": "hidden-text", "page": 1, "reason": REASON}


def test_who_uploaded_the_file_may_not(document: SiteDocument, hidden_words: Finding) -> None:
    uploader = AdministratorFactory()
    check = document.current_check
    check.uploaded_by = uploader
    check.save()
    with pytest.raises(NotAllowed, match="somebody else"):
        accept(check.findings.get(), uploader, REASON)
    assert document.current_check.cleared_at is None


def test_nobody_may_without_the_permission(hidden_words: Finding) -> None:
    stranger = EditorFactory()
    stranger.groups.clear()
    with pytest.raises(NotAllowed, match="permission"):
        accept(hidden_words, stranger, REASON)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_reason_is_needed(hidden_words: Finding, manager: AbstractUser, reason: str) -> None:
    with pytest.raises(NotAllowed, match="reason"):
        accept(hidden_words, manager, reason)
    hidden_words.refresh_from_db()
    assert hidden_words.is_open


def test_some_findings_can_only_be_replaced(hidden_words: Finding, manager: AbstractUser) -> None:
    hidden_words.code = "encrypted"
    hidden_words.save()
    with pytest.raises(NotAllowed, match="Replace the file"):
        accept(hidden_words, manager, REASON)


def test_a_document_may_be_public_without_a_page(client: Client, manager: AbstractUser) -> None:
    document = SiteDocumentFactory()
    assert client.get(document.url).status_code == 404
    open_without_page(document, manager, "The inspectors asked for its address.")
    assert client.get(document.url).status_code == 200
    assert last_entry(document).data == {"reason": "The inspectors asked for its address."}
    close_without_page(document, manager, "The inspection is over.")
    assert client.get(document.url).status_code == 404
    assert last_entry(document).action == "library.close"


def test_an_older_copy_of_the_document_does_not_open_it_again(
    client: Client, manager: AbstractUser
) -> None:
    document = SiteDocumentFactory()
    open_without_page(document, manager, REASON)
    older = SiteDocument.objects.get()
    close_without_page(document, manager, REASON)
    older.title = "Another title"
    older.save()
    assert client.get(older.url).status_code == 404


def test_only_who_may_opens_a_document() -> None:
    stranger = EditorFactory()
    stranger.groups.clear()
    with pytest.raises(NotAllowed, match="permission"):
        open_without_page(SiteDocumentFactory(), stranger, REASON)


def test_a_document_that_failed_its_check_is_not_opened(
    document: SiteDocument, manager: AbstractUser
) -> None:
    with pytest.raises(NotAllowed, match="failed its check"):
        open_without_page(document, manager, REASON)
    assert not SiteDocument.objects.get().is_public_without_page


def test_a_sample_is_not_opened_in_production(settings: Settings, manager: AbstractUser) -> None:
    settings.SAMPLES_MAY_BE_PUBLISHED = False
    with pytest.raises(NotAllowed, match="is a sample"):
        open_without_page(SiteDocumentFactory(is_sample=True), manager, REASON)


def test_a_file_that_a_published_page_uses_stays_closed_until_its_check(client: Client) -> None:
    document = SiteDocumentFactory()
    page_with(document)
    check = document.current_check
    check.cleared_at = None
    check.save()
    assert client.get(document.url).status_code == 404
    pass_check(document)
    assert client.get(document.url).status_code == 200
