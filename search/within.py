"""All pages of one publication's documents where the words stand: behind "12 more pages"."""

import re
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page as PageOfPlaces
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from wagtail.models import Page

from core.visibility import public_pages
from publications.listing_parts import PageLink
from search.document_hit import DocumentHit
from search.hits import headline, passages_in_documents
from search.result import Result
from search.result_pages import result_pages
from search.results import SearchListing
from search.sql import Sql
from search.tsquery import TextQuery

PAGE_SIZE = 20

# Each page of a document once, with its best stretch; as many of the wanted parts as any has.
PLACES = """
WITH hits AS MATERIALIZED ({passages}), places AS (
  SELECT DISTINCT ON (document_id, number) * FROM hits
  WHERE level = (SELECT max(level) FROM hits) ORDER BY document_id, number, rank DESC, id
)
"""
COUNT = "{places} SELECT count(*) FROM places"
SHOWN = """
{places}
SELECT document.id, document.title, document.file, passage.number, {headline}
FROM (
  SELECT * FROM places ORDER BY document_id, number LIMIT {most} OFFSET {first}
) AS shown
JOIN search_passage AS passage USING (id)
JOIN library_sitedocument AS document ON document.id = shown.document_id
ORDER BY document.id, passage.number
"""


class Places(Sequence[DocumentHit]):
    """The places in a page's documents, in order; only those that are looked at are fetched."""

    def __init__(self, page_id: int, query: TextQuery) -> None:
        self.query = query
        self.places = Sql.of(PLACES, passages=passages_in_documents([page_id], query))

    @cached_property
    def number(self) -> int:
        """How many there are."""
        ((number,),) = Sql.of(COUNT, places=self.places).rows()
        return number

    def __len__(self) -> int:
        return self.number

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        first, last, _ = wanted.indices(len(self))
        shown = Sql.of(
            SHOWN,
            places=self.places,
            headline=headline(self.query),
            most=max(last - first, 0),
            first=first,
        )
        return [DocumentHit.of(*row) for row in shown.rows()]


class WithinListing:
    """The places of one public page for the words of a search."""

    def __init__(self, page: Page, listing: SearchListing) -> None:
        self.page = page
        self.listing = listing

    @cached_property
    def page_obj(self) -> PageOfPlaces:
        """One page of places, each as a result; the last one when there aren't so many."""
        paginator = Paginator(Places(self.page.pk, self.listing.query), PAGE_SIZE)
        shown = paginator.page(min(self.listing.parameters.page, paginator.num_pages))
        shown.object_list = [self._result(hit) for hit in shown.object_list]
        return shown

    def _result(self, hit: DocumentHit) -> Result:
        publication = getattr(self.page, "publicationpage", None)
        return Result(self.page, publication, SafeString(""), hit=hit)

    @property
    def total(self) -> int:
        """How many places there are."""
        return self.page_obj.paginator.count

    @property
    def back_url(self) -> str:
        """The search this came from."""
        return self.listing.parameters.with_words(self.listing.words).url

    def page_url(self, number: int) -> str:
        """The address of one page of places."""
        address = self.listing.within_url(self.page)
        return f"{address}&page={number}" if number > 1 else address

    @property
    def page_links(self) -> list[PageLink]:
        """The first, the last and those around this one, with gaps between."""
        shown = self.page_obj
        numbers = shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)
        return [
            PageLink(number, self.page_url(number)) if isinstance(number, int) else PageLink(0, "")
            for number in numbers
        ]

    @property
    def previous_url(self) -> str:
        """The page before, or nothing."""
        return self.page_url(self.page_obj.number - 1) if self.page_obj.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, or nothing."""
        return self.page_url(self.page_obj.number + 1) if self.page_obj.has_next() else ""


def within(listing: SearchListing, asked: str) -> WithinListing | None:
    """The places in the page with the id that an address asks for, if anybody may read it."""
    if not re.fullmatch(r"[0-9]{1,9}", asked) or not listing.words or not listing.query:
        return None
    is_public = public_pages().filter(pk=int(asked)).exists()
    pages = result_pages([int(asked)]) if is_public else []
    return WithinListing(pages[0], listing) if pages else None
