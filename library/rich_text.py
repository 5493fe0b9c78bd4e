"""Links to documents inside running text say what they open, like all others."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.documents.rich_text import DocumentLinkHandler

from core.languages import DEFAULT_LANGUAGE
from core.samples import SAMPLE_WORD
from library.models import SiteDocument


class DescribedDocumentLinkHandler(DocumentLinkHandler):
    """Writes the word SAMPLE before the editor's words; a style adds type and size behind them."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The start of each link; Wagtail writes words and end."""
        return [start_of_link(document) for document in cls.get_many(attrs_list)]


def start_of_link(document: SiteDocument | None) -> SafeString | str:
    """The opening tag, and what stands before the words."""
    if document is None:
        return "<a>"
    facts = document.description_for_reader
    if document.language != DEFAULT_LANGUAGE:
        facts = f"in {document.get_language_display()}, {facts}"
    if document.is_hard_to_read_aloud:
        facts = f"{facts}, may not work with a screen reader"
    return format_html(
        '<a href="{}" data-facts="({})">{}',
        document.url,
        facts,
        SAMPLE_WORD if document.is_sample else "",
    )
