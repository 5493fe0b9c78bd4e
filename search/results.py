"""What /search/ shows: pages of every type by words, or all publications without words."""

from collections.abc import Sequence
from typing import Any

from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.html import escape
from wagtail.models import Page

from publications import dates
from publications.keys import only
from publications.listing import NEWEST, OLDEST, RELEVANCE, Listing
from search.finding import Finding, find
from search.hits import best_hits
from search.recommended import Recommendation, recommendations
from search.result import Result
from search.result_pages import result_pages
from search.telling import Telling
from search.tsquery import TextQuery
from search.words import any_of

IN = "in"


class SearchListing(Listing):
    """Filters narrow the results to publications: no other page has a kind or a topic."""

    is_everything = True

    @cached_property
    def finding(self) -> Finding:
        """What was looked for in the end, and all public pages that were found."""
        return find(self.words)

    @cached_property
    def telling(self) -> Telling | None:
        """What readers are told of how their words were understood."""
        return Telling(self.finding, self.parameters) if self.words else None

    @property
    def words_shown(self) -> str:
        """What was looked for: the reader's words, or these put right."""
        return (self.finding.corrected or self.words) if self.words else ""

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        """What editors want first for these words; above the first page of results only."""
        is_start = bool(self.words) and self.parameters.page == 1
        return recommendations(self.finding) if is_start else []

    @property
    def is_miss(self) -> bool:
        """Whether this is a search that found nothing, asked for the first time and unfiltered."""
        is_start = self.parameters.page == 1 and not self.is_narrowed_to_publications
        return bool(self.words) and is_start and self.finding.is_miss and not self.recommendations

    @property
    def query(self) -> TextQuery:
        """The reader's words as the database understands them."""
        return self.finding.query

    @property
    def matches(self) -> list[int]:
        """The ids of all public pages that match, the best first."""
        return self.finding.ids if self.words else []

    @property
    def is_narrowed_to_publications(self) -> bool:
        """Whether something is asked that only publications have."""
        return self.parameters.has_filters or self.period.is_limited

    def results(self) -> Any:
        """Ids of pages in order of relevance, date or title; publications without words."""
        return self.keys() if self.words else super().results()

    def keys(self) -> Sequence[int]:
        """The ids in order, whatever they are of."""
        if not self.words:
            return super().keys()
        ids = self.matches
        if self.is_narrowed_to_publications:
            ids = self.narrowed_matches()
        return ids if self.sort == RELEVANCE else self._in_other_order(ids)

    def _in_other_order(self, ids: list[int]) -> list[int]:
        orders: dict[str, list[Any]] = {
            NEWEST: dates.newest_first("publicationpage__"),
            OLDEST: dates.oldest_first("publicationpage__"),
        }
        pages = only(Page.objects.all(), ids)
        by_title = [Lower("title"), "pk"]
        ordered = pages.order_by(*orders.get(self.sort, []), *by_title)
        return list(ordered.values_list("pk", flat=True))

    def count_results(self) -> int:
        """All pages that match; publications only where something is filtered."""
        if self.words and not self.is_narrowed_to_publications:
            return len(self.matches)
        return super().count_results()

    def load(self, keys: Sequence[int]) -> Sequence[Result]:
        """What is shown of these pages; as many queries for twenty as for two."""
        if not self.words:
            return [
                Result(page, page, escape(page.summary), _is_past(page), page.shows_sample)
                for page in super().load(keys)
            ]
        hits = best_hits(keys, self.query)
        pages = result_pages(keys)
        return [Result.of(page, hits[page.pk], self.within_url(page)) for page in pages]

    def within_url(self, page: Page) -> str:
        """The address of all places in this page's documents."""
        return self.parameters.with_words(self.words).without_filters().url + f"&{IN}={page.pk}"

    @property
    def any_word_url(self) -> str:
        """The address of a search that needs only one of the words, or nothing."""
        return self.parameters.with_words(any_of(self.words)).url if any_of(self.words) else ""


def _is_past(publication: Any) -> bool:
    """Only what can be replaced can be past."""
    return getattr(publication, "is_past", False)
