"""What a page gives to search: declared by the page, read by search, which knows no page type."""

from dataclasses import dataclass, field

from wagtail.models import Page


@dataclass(frozen=True)
class SearchParts:
    """The words of one page, from the heaviest to the lightest.

    `names` are pseudonyms, people and topics; `body` is plain text without markup.
    """

    title: str
    names: list[str] = field(default_factory=list)
    summary: str = ""
    body: list[str] = field(default_factory=list)


class SearchableMixin:
    """A page that readers can find; override the three methods, not `search_parts`."""

    def search_names(self) -> list[str]:
        """Pseudonyms, people, topics: short words a reader may know the page by."""
        return []

    def search_summary(self) -> str:
        """One or two sentences."""
        return ""

    def search_body(self) -> list[str]:
        """Plain text, a paragraph or block each."""
        return []

    def search_parts(self: Page) -> SearchParts:
        """Everything search indexes of this page."""
        return SearchParts(
            title=self.title,
            names=[name for name in self.search_names() if name],
            summary=self.search_summary(),
            # What search engines are shown of the page is in nobody's way below everything else.
            body=[text for text in [*self.search_body(), self.search_description] if text],
        )
