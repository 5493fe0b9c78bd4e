"""The editor for running text, which knows when there is none."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import strip_tags
from wagtail.admin.rich_text import DraftailRichTextArea


class WordsTextArea(DraftailRichTextArea):
    """Wagtail's editor, except that a paragraph without a word in it is nothing.

    Draftail sends an empty paragraph for an empty text. Kept, it would satisfy a required field
    and put an empty section with its heading on the page.
    """

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str | None:
        """The HTML, or an empty string when there are no words in it."""
        value = super().value_from_datadict(data, files, name)
        return "" if value and not strip_tags(value).strip() else value
