"""What was done to a document: who, when and why, on its own screen."""

import pytest
from django.test import Client

from library.editing.history import history_of
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory
from tests.library.editing.made import new_file, save, words_of
from tests.library.uploads import let_the_worker_check, upload

pytestmark = pytest.mark.django_db


def test_a_life_is_told_newest_first_and_each_event_once(uploads: Client, second: Client) -> None:
    upload(uploads, new_file().read(), "report.pdf")
    document = SiteDocument.objects.get()
    save(uploads, document, title="Report")
    save(uploads, document, title="Report", file=new_file(), replaced_because="A misprint.")
    let_the_worker_check()
    check = SiteDocument.objects.get().current_check
    place = check.findings.get(code="hidden-text")
    second.post(
        f"/admin/file-checks/{check.pk}/accept/hidden-text/",
        {"places": [place.pk], "reason": "It is the form’s own number."},
    )
    told = [(event.what, event.who, event.why) for event in history_of(document)]
    accepted = "Finding accepted: Words can be copied from this page that can't be seen on it."
    assert told == [
        (f"{accepted} (page 2)", "Joe Whitfield", "It is the form’s own number."),
        ("File replaced", "Amina Rahman", "A misprint."),
        ("Details changed", "Amina Rahman", ""),
        ("Uploaded", "Amina Rahman", ""),
    ]
    shown = words_of(second.get(f"/admin/documents/edit/{document.pk}/"))
    assert "· Joe Whitfield</p> <p>“It is the form’s own number.”" in shown


def test_a_document_without_a_past_says_so(uploads: Client) -> None:
    document = SiteDocumentFactory()
    shown = words_of(uploads.get(f"/admin/documents/edit/{document.pk}/"))
    assert "Nothing has been noted yet." in shown
