"""The worst day: everything of a page comes down in one action, whatever any rule says."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from desk.models import PreviewLink
from library.models import SiteDocument
from library.references import keys_used_by
from library.signals import page_taken_down
from publications.models import PublicationPage
from reviews.models import ReviewPage

TAKEN_DOWN = "desk.take_down"


@dataclass
class Takedown:
    """What came down, and what follows from it."""

    pages: list[Page] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def taken_down_at(page_id: int | None) -> datetime | None:
    """When the page was last taken down, unless it was published since.

    Asked of the log, which nobody can edit: what stands at the address goes when the address is
    given to another page.
    """
    if page_id is None:
        return None
    entries = PageLogEntry.objects.filter(page_id=page_id, action=TAKEN_DOWN)
    entry = entries.order_by("-timestamp").first()
    if entry is None:
        return None
    since = Page.objects.filter(pk=page_id, last_published_at__gt=entry.timestamp)
    return None if since.exists() else entry.timestamp


def pages_to_take_down(page: PublicationPage) -> list[PublicationPage]:
    """The page, and for a review its public briefings: they tell of the same child."""
    briefings = page.briefings.live().specific() if isinstance(page, ReviewPage) else []
    return [page, *briefings]


@transaction.atomic
def take_down(page: PublicationPage, user: AbstractUser, why: str, for_readers: str) -> Takedown:
    """Unpublish at once, with whatever was planned; tell whoever keeps copies; write it down.

    `why` is for the record, `for_readers` stands at the address.
    """
    done = Takedown()
    for each in pages_to_take_down(page):
        done.addresses.append(each.full_url or "")
        documents = _documents_of(each)
        _unpublish(each, user, for_readers)
        links = PreviewLink.objects.filter(page_id=each.pk).revoke(user)
        data = {"reason": why, "preview_links_revoked": links, "documents": documents}
        log(instance=each, action=TAKEN_DOWN, user=user, data=data)
        done.pages.append(each)
    addresses = [address for address in done.addresses if address]
    for each in done.pages:
        transaction.on_commit(lambda page=each: _tell(page, addresses))  # type: ignore[misc]
    return done


def _documents_of(page: Page) -> list[dict[str, Any]]:
    """What tells the documents of a page again: also when the same file is uploaded anew."""
    keys = keys_used_by(page, SiteDocument)
    known = SiteDocument.objects.filter(pk__in=keys).order_by("pk")
    return [{"id": key, "hash": digest} for key, digest in known.values_list("pk", "file_hash")]


def _unpublish(page: Any, user: AbstractUser, for_readers: str) -> None:
    page.comes_down_at_once, page.withdrawal_reason = True, for_readers
    UnpublishPageAction(page, user=user, log_action=False).execute(skip_permission_checks=True)
    # A page that wasn't public may be planned: it isn't any more.
    page.revisions.update(approved_go_live_at=None)


def _tell(page: Page, addresses: list[str]) -> None:
    """A cache that can't be reached doesn't bring the page back, nor keep others from hearing."""
    page_taken_down.send_robust(sender=type(page), page=page, addresses=addresses)
