"""A place in a document where a reader's words stand."""

from dataclasses import dataclass
from typing import Self

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from library.file_types import extension_of, type_name
from library.models import SiteDocument
from search.words import MARK_END, MARK_START

# What a place in a file is called, by the kind of file; other files have no places to name.
PLACES = {"pdf": "page", "pptx": "slide", "xlsx": "sheet"}


@dataclass(frozen=True)
class DocumentHit:
    """`level` is how many of the wanted parts stand there; `others` are as good in its page."""

    document: SiteDocument
    number: int
    snippet: SafeString
    level: int = 0
    others: int = 0

    @classmethod
    def of(
        cls, pk: int, title: str, file: str, number: int, text: str, level: int = 0, others: int = 0
    ) -> Self:
        """From what the database has of the document, and a text with marks."""
        # With a collection, or the model looks for the default one.
        document = SiteDocument(pk=pk, title=title, file=file, collection_id=None)
        return cls(document, number, marked(f"… {text.strip()} …"), level, others)

    @property
    def place_name(self) -> str:
        """For example: page 12; nothing where a file has no places to name."""
        name = PLACES.get(extension_of(self.document.file.name))
        return f"{name} {self.number}" if name else ""

    @property
    def type_name(self) -> str:
        """For example: PDF."""
        return type_name(self.document.file.name)

    @property
    def page_number(self) -> int | None:
        """The page of a PDF."""
        is_pdf = extension_of(self.document.file.name) == "pdf"
        return self.number if is_pdf else None

    @cached_property
    def url(self) -> str:
        """Opens a PDF at the page, any other document at its beginning."""
        address = reverse("wagtaildocs_serve", args=[self.document.pk, self.document.filename])
        return f"{address}#page={self.page_number}" if self.page_number else address


def marked(text: str) -> SafeString:
    """Escaped HTML with the marks made into elements."""
    html = escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # escaped above
