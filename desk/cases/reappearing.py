"""What was taken down doesn't come back under another address without a second person.

Asked of the log, which nobody can edit: of the page itself, of the pages that it is a copy of, of
the review that it tells of, and of every page whose documents it has.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from core.dates import date_in_words
from desk.duties.periods import london_day
from library.models import SiteDocument
from library.references import keys_used_by
from publications.models import PublicationPage
from reviews.models import BriefingPage

from .evidence import is_shown_to_readers
from .takedown import TAKEN_DOWN, taken_down_at

COPIED = "desk.copy"
MOST_COPIES_OF_COPIES = 20
AGREE = "on {day} because it may harm somebody. A second person has to agree that it may "
ITSELF = "It was taken down " + AGREE + "come back."
COPY = "it is a copy of “{title}”, which was taken down " + AGREE + "go out."
BRIEFING = "it tells of “{title}”, which was taken down " + AGREE + "go out."
DOCUMENT = "its document “{title}” was on a page that was taken down " + AGREE + "go out."
SAVE_FIRST = " Save the page as a draft first, then ask under “Ready to publish?”."
ONLY_WITH_A_PUBLICATION = (
    "Its document “{title}” was on a page that was taken down on {day} because it may harm "
    "somebody. Take the document out, or have it published with a review, a briefing, a plan or a "
    "leaflet first: there a second person can agree."
)


def reasons_as_taken_down(page: PublicationPage) -> list[str]:
    """Why a second person has to agree, as sentences; empty where nothing of it was taken down."""
    if gone_at := taken_down_at(page.pk):
        return [ITSELF.format(day=_day(gone_at))]
    # Of a copy, to say it of each document as well would say nothing more.
    reasons = list(_by_kin(page)) or list(_by_documents(page, DOCUMENT))
    return [capfirst(reason) + ("" if page.pk else SAVE_FIRST) for reason in reasons]


def no_documents_taken_down(page: Page) -> list[str]:
    """A rule of the gate for pages about which no second person can be asked."""
    if isinstance(page, PublicationPage):
        return []
    return list(_by_documents(page, ONLY_WITH_A_PUBLICATION))


def _by_kin(page: PublicationPage) -> Iterator[str]:
    if isinstance(page, BriefingPage) and page.review_id:
        yield from _of_other(page, page.review_id, BRIEFING)
    for origin in _origins(page.pk):
        yield from _of_other(page, origin, COPY)


def _of_other(page: Page, other: int, words: str) -> Iterator[str]:
    """Nothing where this page went out since, for then somebody has agreed to it."""
    gone_at = taken_down_at(other)
    since = Page.objects.filter(pk=page.pk, last_published_at__gt=gone_at) if gone_at else None
    if gone_at and since is not None and not since.exists():
        entry = PageLogEntry.objects.filter(page_id=other, action=TAKEN_DOWN).latest("timestamp")
        yield words.format(title=entry.label, day=_day(gone_at))


def _origins(page_id: int | None) -> Iterator[int]:
    """The page that it was copied from, the one that that was copied from, and so on."""
    for _ in range(MOST_COPIES_OF_COPIES):
        entry = PageLogEntry.objects.filter(page_id=page_id, action=COPIED).first()
        if page_id is None or entry is None:
            return
        page_id = entry.data["from"]
        yield entry.data["from"]


def _by_documents(page: Page, words: str) -> Iterator[str]:
    """Documents that readers could have before, and can't now."""
    keys = keys_used_by(page, SiteDocument)
    if not keys:
        return
    entries = PageLogEntry.objects.filter(action=TAKEN_DOWN).exclude(page_id=page.pk)
    taken_down: dict[int | str, datetime] = {}
    for entry in entries.order_by("timestamp"):
        for document in entry.data.get("documents", ()):
            taken_down[document["id"]] = entry.timestamp
            taken_down[document["hash"] or document["id"]] = entry.timestamp
    if not taken_down:
        return
    for document in SiteDocument.objects.filter(pk__in=keys).order_by("title", "pk"):
        gone_at = taken_down.get(document.pk) or taken_down.get(document.file_hash)
        if gone_at and not is_shown_to_readers(document):
            yield words.format(title=document.title, day=_day(gone_at))


def _of(origin: Page) -> dict[str, Any]:
    return {"from": origin.pk, "reason": f"Of “{origin.title}”."}


def _day(moment: datetime) -> str:
    return date_in_words(london_day(moment))


@hooks.register("after_copy_page")
def remember_the_origin(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Of each page that was copied, those below included; Wagtail's own log doesn't say it."""
    pairs = [(page, new_page)]
    below, copies = page.get_descendants(), new_page.get_descendants()
    if below.count() == copies.count():
        pairs += zip(below.order_by("path"), copies.order_by("path"), strict=True)
    for origin, copy in pairs:
        log(instance=copy.specific, action=COPIED, data=_of(origin))
