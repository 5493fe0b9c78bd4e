"""The public documents that a screen reader can't read well, and what the law says of each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from core.dates import date_in_words
from core.succession import remember_successors
from library.models import SiteDocument
from library.public_documents import PublicDocument, public_documents
from publications.models.documents import PublicationDocument
from publications.models.publication_page import PublicationPage

from .exemption import is_needed_today, is_old_enough


@dataclass(frozen=True)
class InaccessibleDocument:
    """A document that isn't tagged: since when it is public, on which page, and if it is exempt."""

    document: SiteDocument
    since: str
    page: Page | None
    is_exempt: bool


@dataclass(frozen=True)
class DocumentFacts:
    """What the statement says of today's documents."""

    count: int
    must_be_mended: list[InaccessibleDocument]
    exempt: list[InaccessibleDocument]
    asked_on: date

    @property
    def inaccessible_count(self) -> int:
        """How many documents can't be read well, exempt or not."""
        return len(self.must_be_mended) + len(self.exempt)


@dataclass(frozen=True)
class _Use:
    """One public page that uses a document, and the document's role where the page gives it one."""

    page: Page
    role: str = ""

    @property
    def publication(self) -> PublicationPage | None:
        return self.page if isinstance(self.page, PublicationPage) else None

    @property
    def is_dated(self) -> bool:
        return bool(self.publication and self.publication.published_on)

    @property
    def is_exempt(self) -> bool:
        """Whether this page alone would let the document be exempt."""
        page = self.publication
        if page is None or not page.published_on:
            return False
        is_past = bool(getattr(page, "is_past", False))
        return is_old_enough(page.published_on, page.published_precision) and not is_needed_today(
            page.kind, self.role, is_past=is_past
        )


def document_facts() -> DocumentFacts:
    """The facts at this moment; as many queries for a thousand documents as for one."""
    public = public_documents()
    untagged = [each for each in public if each.document.is_hard_to_read_aloud]
    uses = _uses_of(untagged)
    told = [_told(each.document, uses[each.document.pk]) for each in untagged]
    return DocumentFacts(
        count=len(public),
        must_be_mended=[each for each in told if not each.is_exempt],
        exempt=[each for each in told if each.is_exempt],
        asked_on=timezone.localdate(),
    )


def _uses_of(documents: Iterable[PublicDocument]) -> dict[int, list[_Use]]:
    """The public pages that use each document, the earliest publication first."""
    keys = {key for each in documents for key in each.page_keys}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    remember_successors(pages.values())
    rows = PublicationDocument.objects.filter(page__in=keys).values_list("document", "page", "role")
    roles = {(document, page): role for document, page, role in rows}
    uses: dict[int, list[_Use]] = defaultdict(list)
    for each in documents:
        pk = each.document.pk
        used = [_Use(pages[key], roles.get((pk, key), "")) for key in each.page_keys]
        uses[pk] = sorted(used, key=_by_date)
    return uses


def _by_date(use: _Use) -> tuple[date, int]:
    published = use.publication.published_on if use.publication else None
    return published or date.max, use.page.pk


def _told(document: SiteDocument, uses: list[_Use]) -> InaccessibleDocument:
    first = uses[0] if uses else None
    return InaccessibleDocument(
        document=document,
        since=_since(first),
        page=first.page if first else None,
        is_exempt=bool(uses) and all(use.is_exempt for use in uses),
    )


def _since(use: _Use | None) -> str:
    """Since when it is public: its date of publication, or since when its page is here."""
    if use is None:
        return ""
    if use.is_dated and use.publication:
        return f"published {use.publication.published_label}"
    if use.page.first_published_at:
        day = timezone.localdate(use.page.first_published_at)
        return f"on this site since {date_in_words(day)}"
    return ""
