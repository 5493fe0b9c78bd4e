"""The words of a StreamField without its markup."""

from typing import Any

from bs4 import BeautifulSoup
from django.utils.encoding import force_str
from wagtail.models import Page

LINES = ["p", "li", "h2", "h3", "h4", "blockquote", "div"]


def stream_text(page: Page, field_name: str) -> list[str]:
    """Plain text of a StreamField, one entry for each piece that search can index.

    People and contacts of the past are left out, as in the page itself, unless it is history.
    """
    shown = [block for block in getattr(page, field_name) if _is_shown(block.value, page)]
    texts = [text for block in shown for text in block.block.get_searchable_content(block.value)]
    return [force_str(text) for text in texts]


def _is_shown(value: Any, page: Page) -> bool:
    is_of_the_past = getattr(value, "is_of_the_past", False)
    return not is_of_the_past or getattr(page, "is_history", False)


def rich_text_words(html: str) -> str:
    """Plain text of rich text."""
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def rich_text_paragraphs(html: str) -> str:
    """Plain text of rich text as it reads, a line for each paragraph and each item of a list."""
    soup = BeautifulSoup(html, "html.parser")
    for end in soup.find_all(["br", *LINES]):
        end.append("\n") if end.name in LINES else end.replace_with("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().splitlines())
    return "\n".join(filter(None, lines))
