"""What /search/ shows: pages of every type by words, or all publications without words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Lower
from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.models import Page

from core.succession import SuccessionMixin, remember_successors
from core.visibility import public_pages
from publications.listing import NEWEST, OLDEST, RELEVANCE, TITLE, Listing
from publications.models import PublicationPage
from search.query import matching_pages
from search.snippets import snippets_of
from search.words import any_of


@dataclass(frozen=True)
class Result:
    """One page that was found; `publication` is the same page with all a card shows, if it is one.

    `snippet` says why it was found.
    """

    page: Page
    publication: PublicationPage | None
    snippet: SafeString

    @property
    def kind_label(self) -> str:
        """What it is, in a word or two."""
        return self.publication.get_kind_display() if self.publication else "Page"

    @property
    def is_past(self) -> bool:
        """Whether the reader should be told that this isn't current."""
        return getattr(self.page, "is_past", False)


class SearchListing(Listing):
    """Filters narrow the results to publications: no other page has a kind or a topic."""

    def results(self) -> QuerySet:
        """Pages in order of relevance, date or title."""
        if not self.words:
            return super().results()
        pages = matching_pages(public_pages(), self.words)
        if self.parameters.has_filters:
            pages = pages.filter(pk__in=self.narrowed().order_by().values("pk"))
        published_on = F("publicationpage__published_on")
        newest, oldest = published_on.desc(nulls_last=True), published_on.asc(nulls_last=True)
        orders: dict[str, list[Any]] = {
            RELEVANCE: ["-relevance", newest],
            NEWEST: [newest],
            OLDEST: [oldest],
            TITLE: [],
        }
        return pages.order_by(*orders[self.sort], Lower("title"), "pk")

    def load(self, rows: Iterable[Any]) -> Sequence[Result]:
        """The rows with what is shown of them; as many queries for twenty as for two."""
        if not self.words:
            return [Result(page, page, escape(page.summary)) for page in super().load(rows)]
        pages = list(rows)
        specific = specific_pages(pages)
        snippets = snippets_of(specific, self.words)
        return [
            Result(
                page=specific[page.pk],
                publication=_publication(specific[page.pk]),
                snippet=snippets.get(page.pk, SafeString("")),
            )
            for page in pages
        ]

    @property
    def any_word_url(self) -> str:
        """The address of a search that needs only one of the words, or nothing."""
        return self.parameters.with_words(any_of(self.words)).url if any_of(self.words) else ""


def _publication(page: Page) -> PublicationPage | None:
    return page if isinstance(page, PublicationPage) else None


def specific_pages(pages: Sequence[Page]) -> dict[int, Page]:
    """Those of the pages that have more to show than a title, by id; the others as they are."""
    ids = [page.pk for page in pages]
    found = {page.pk: page for page in pages}
    found |= {page.pk: page for page in PublicationPage.objects.for_cards().filter(pk__in=ids)}
    for model, of_type in _may_be_past(found.values()).items():
        found |= {page.pk: page for page in model.objects.filter(pk__in=of_type)}
    remember_successors(found.values())
    return found


def _may_be_past(pages: Iterable[Page]) -> dict[type[Page], list[int]]:
    by_type: dict[type[Page], list[int]] = {}
    for page in pages:
        model = page.specific_class
        if type(page) is Page and model and issubclass(model, SuccessionMixin):
            by_type.setdefault(model, []).append(page.pk)
    return by_type
