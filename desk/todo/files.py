"""Files that didn't pass their check, documents that can't be read aloud, links that are broken."""

from django.urls import reverse
from django.utils import timezone

from core.dates import date_in_words
from desk.models import CheckedLink
from library.editing.dashboard import checks_to_look_at
from library.models import FileCheck
from publications.accessibility.statement import document_facts

from .addresses import row_url
from .audience import DOCUMENTS, IMAGES, PAGES
from .item import Item, Kind, Now

FOUND = "See what the check found, and put it right"
ACCESSIBILITY_SOURCE = (
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)
STUCK = "See why it hasn’t been checked"


def file_check_items(now: Now) -> list[Item]:
    """Documents and images with something open, held, or waiting for too long."""
    checks = checks_to_look_at().select_related("document", "image").order_by("uploaded_at")
    return [_file_check(check) for check in checks]


def _file_check(check: FileCheck) -> Item:
    file = check.document or check.image
    return Item(
        key=f"file-check-{check.pk}",
        kind=Kind.FILE_CHECK,
        title=FOUND if check.is_done else STUCK,
        about=file.title if file else "",
        url=row_url(file) if file else "",
        detail=check.held_because,
        source="The safety check of files",
        permission=DOCUMENTS if check.document else IMAGES,
    )


def accessibility_items(now: Now) -> list[Item]:
    """Public documents without tags that the law doesn't leave out; the statement lists them."""
    return [
        Item(
            key=f"accessibility-{each.document.pk}",
            kind=Kind.ACCESSIBILITY,
            title="Replace it with a tagged PDF, or put its words on the page",
            about=each.document.title,
            url=row_url(each.document),
            detail=each.since.capitalize(),
            source=ACCESSIBILITY_SOURCE,
            is_statutory=True,
            permission=DOCUMENTS,
        )
        for each in document_facts().must_be_mended
    ]


def link_items(now: Now) -> list[Item]:
    """Links that were tried several times and lead nowhere."""
    broken = CheckedLink.objects.standing_somewhere().broken().prefetch_related("places")
    return [_link(link) for link in broken]


def _link(link: CheckedLink) -> Item:
    places = list(link.places.all())
    first = places[0]
    more = len(places) - 1
    where = f"On “{first.title}”" + (f" and {more} more" if more else "")
    since = ""
    if link.broken_since:
        since = f", since {date_in_words(timezone.localdate(link.broken_since))}"
    return Item(
        key=f"link-{link.pk}",
        kind=Kind.LINK,
        title="Change or take out this link",
        about=link.url,
        url=reverse("desk_links") if more else first.edit_url,
        detail=f"{where}. {link.problem}{since}.",
        source="The check of links",
        permission=PAGES,
    )
