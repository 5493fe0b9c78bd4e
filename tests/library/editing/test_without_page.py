"""Public without a page: expressly, with a reason, and taken back the same way."""

import pytest
from django.http import HttpResponse
from django.test import Client

from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory
from tests.library.editing.made import blocked, words_of

pytestmark = pytest.mark.django_db
REASON = "The inspectors asked for its address."


def decide(client: Client, document: SiteDocument, what: str, reason: str = REASON) -> HttpResponse:
    return client.post(f"/admin/documents/{document.pk}/{what}/", {"reason": reason})


def screen(client: Client, document: SiteDocument) -> str:
    return words_of(client.get(f"/admin/documents/edit/{document.pk}/"))


@pytest.fixture
def opened() -> SiteDocument:
    return SiteDocumentFactory(
        title="Board paper", is_public_without_page=True, public_reason=REASON
    )


def test_a_document_is_opened_with_a_reason_and_its_address_is_shown(
    uploads: Client, client: Client
) -> None:
    document = SiteDocumentFactory(title="Board paper")
    assert client.get(document.url).status_code == 404
    decide(uploads, document, "open")
    assert client.get(document.url).status_code == 200
    shown = screen(uploads, document)
    assert REASON in shown
    assert f'href="http://testserver{document.url}"' in shown


def test_it_is_taken_back_with_a_reason(
    uploads: Client, client: Client, opened: SiteDocument
) -> None:
    decide(uploads, opened, "close", "They have it now.")
    assert client.get(opened.url).status_code == 404
    shown = screen(uploads, opened)
    assert "“They have it now.”" in shown
    assert "Make public without a page" in shown


@pytest.mark.parametrize("what", ["open", "close"])
def test_without_a_reason_nothing_happens(uploads: Client, opened: SiteDocument, what: str) -> None:
    SiteDocument.objects.update(is_public_without_page=what == "close")
    assert "Write down the reason." in words_of(decide(uploads, opened, what, " "))
    assert SiteDocument.objects.get().is_public_without_page == (what == "close")


@pytest.mark.parametrize("what", ["open", "close"])
def test_who_lacks_the_permission_decides_nothing_and_loses_no_words(
    writes: Client, opened: SiteDocument, what: str
) -> None:
    SiteDocument.objects.update(is_public_without_page=what == "close")
    shown = words_of(decide(writes, opened, what, "Because I want it."))
    assert "You need the permission" in shown
    assert "Because I want it." in shown
    assert f"/{what}/" not in screen(writes, opened)
    assert SiteDocument.objects.get().is_public_without_page == (what == "close")


@pytest.mark.parametrize("what", ["open", "close"])
def test_who_may_not_change_the_file_is_turned_away(
    outside: Client, opened: SiteDocument, what: str
) -> None:
    SiteDocument.objects.update(is_public_without_page=what == "close")
    assert decide(outside, opened, what).status_code == 302
    assert decide(outside, SiteDocument(pk=0), what).status_code == 404
    assert SiteDocument.objects.get().is_public_without_page == (what == "close")


def test_what_the_check_found_stands_in_the_way(uploads: Client) -> None:
    document = SiteDocumentFactory()
    blocked(document)
    assert f"/admin/documents/{document.pk}/open/" not in screen(uploads, document)
    shown = words_of(decide(uploads, document, "open"))
    assert "failed its check (page 1)" in shown
    assert REASON in shown
    assert not SiteDocument.objects.get().is_public_without_page
