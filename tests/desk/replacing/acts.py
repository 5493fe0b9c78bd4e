"""A file of a review is replaced, checked and decided on."""

from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client

from desk.cases.takedown import take_down
from library import checking
from library.models import FileCheck, ProposedVersion, SiteDocument
from library.safety import Report
from library.safety.codes import finding
from reviews.models import ReviewPage
from tests.library.editing.made import new_file, save, words_of

WHY = "The number on page 3 was wrong."


def replace(client: Client, document: SiteDocument, **fields: object) -> HttpResponse:
    return save(client, document, **{"file": new_file(), "replaced_because": WHY, **fields})


def checked(proposal: ProposedVersion, *codes: str) -> FileCheck:
    """The worker has looked at the new file."""
    check = proposal.check_of_file
    found = [finding(code, page=1) for code in codes]
    texts = {1: "The child was eight."}
    checking.record(check, Report("x", "pdf", 1, True, findings=found, texts=texts), 10)
    return check


def decide(client: Client, proposal: ProposedVersion, decision: str, reason: str = "") -> str:
    data = {"decision": decision, "reason": reason}
    return words_of(client.post(f"/admin/documents/waiting/{proposal.pk}/", data, follow=True))


def bytes_for_readers(document: SiteDocument) -> bytes:
    fresh = SiteDocument.objects.get(pk=document.pk)
    return b"".join(Client().get(fresh.url).streaming_content)


def a_draft(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)


def withdrawn(review: ReviewPage, officer: AbstractUser) -> None:
    take_down(review, officer, "A name was in it.", "We have taken this page down.")
