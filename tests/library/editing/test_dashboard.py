"""The first page names the files that somebody must look at, the most pressing first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from library import checking
from library.models import FileCheck, SiteDocument
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.editing.made import blocked, find, words_of
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
HEADING = "Documents that need attention"


def uploaded_ago(document: SiteDocument, minutes: int) -> None:
    FileCheck.objects.filter(document=document).update(
        uploaded_at=timezone.now() - timedelta(minutes=minutes)
    )


def test_a_quiet_day_shows_nothing(uploads: Client) -> None:
    SiteDocumentFactory()
    SiteDocumentFactory(checked=False)
    assert HEADING not in words_of(uploads.get("/admin/"))


def test_what_readers_miss_comes_first_then_findings_then_what_waits(uploads: Client) -> None:
    waits = SiteDocumentFactory(title="Waits", checked=False)
    uploaded_ago(waits, minutes=11)
    held = SiteDocumentFactory(title="Held", checked=False)
    checking.hold(held.current_check, "The virus scanner does not answer.")
    blocked(SiteDocumentFactory(title="Blocked"))
    find(SiteImageFactory(title="Seaside"), "location")
    missed = SiteDocumentFactory(title="Missed")
    page_with(missed)
    blocked(missed)
    shown = words_of(uploads.get("/admin/"))
    places = [shown.index(f">{title}</a>") for title in ("Missed", "Blocked", "Seaside", "Waits")]
    assert places == sorted(places)
    assert shown.index(">Seaside</a>") < shown.index(">Held</a>")
    assert "A published page shows it, and readers can’t open it now." in shown
    assert "The virus scanner does not answer." in shown
    assert "It has been waiting for its check for more than 10 minutes." in shown


def test_a_long_list_ends_with_a_link_to_the_rest(uploads: Client) -> None:
    for _ in range(12):
        blocked(SiteDocumentFactory())
    shown = words_of(uploads.get("/admin/"))
    assert '<a href="/admin/documents/?check_state=attention">And 2 more</a>' in shown


def test_a_file_that_was_replaced_needs_nobody(uploads: Client) -> None:
    document = SiteDocumentFactory()
    blocked(document)
    SiteDocument.objects.update(file="documents/newer.pdf")
    assert HEADING not in words_of(uploads.get("/admin/"))


def test_who_may_change_no_file_is_told_of_none(outside: Client) -> None:
    blocked(SiteDocumentFactory())
    assert HEADING not in words_of(outside.get("/admin/"))
