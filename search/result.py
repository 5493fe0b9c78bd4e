"""One page that was found, and where the words stand in it."""

from dataclasses import dataclass
from typing import Self

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from wagtail.models import Page

from library.models import SiteDocument
from publications.models import PublicationPage
from search.document_hit import DocumentHit, marked
from search.hits import Hits
from search.words import MARK_START

LENGTH = 300  # characters of a summary or a beginning, where no word is marked


@dataclass(frozen=True)
class Result:
    """`publication` is the page with all a card shows, if it is one.

    `about` are the page's own words, marked where they match, or its summary; it is empty where
    only a document matches. `hit` is the best place in one of its documents, and `more_url` leads
    to all of them.
    """

    page: Page
    publication: PublicationPage | None
    about: SafeString
    is_past: bool = False
    shows_sample: bool = False
    hit: DocumentHit | None = None
    more_url: str = ""

    @classmethod
    def of(cls, page: Page, hits: Hits, more_url: str) -> Self:
        """A page from `result_pages` and where the words stand in it."""
        return cls(
            page=page,
            publication=getattr(page, "publicationpage", None),
            about=_about(hits),
            is_past=page.is_past_now,
            shows_sample=page.shows_sample_now,
            hit=hits.document_to_show,
            more_url=more_url,
        )

    @property
    def kind_label(self) -> str:
        """What it is, in a word or two."""
        return self.publication.get_kind_display() if self.publication else "Page"

    @property
    def snippet(self) -> SafeString:
        """The sentence with the words marked that says most: of a document, else of the page."""
        return self.hit.snippet if self.hit else self.about

    @property
    def document(self) -> SiteDocument | None:
        """The document that the snippet is from."""
        return self.hit.document if self.hit else None

    @property
    def page_number(self) -> int | None:
        """The page of the PDF that the snippet is from."""
        return self.hit.page_number if self.hit else None

    @property
    def url(self) -> str:
        """Where the snippet stands: a PDF at its page, another document, or the page itself."""
        return self.hit.url if self.hit else self.page.url or ""


def _about(hits: Hits) -> SafeString:
    """The summary if a word stands there, else where words stand in the text, else the summary."""
    if MARK_START in hits.summary:
        return marked(hits.summary)
    if MARK_START in hits.own:
        return marked(f"… {hits.own.strip()} …")
    return (
        SafeString("") if hits.document_to_show else escape(Truncator(hits.summary).chars(LENGTH))
    )
