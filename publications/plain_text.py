"""The words of a StreamField without its markup."""

from bs4 import BeautifulSoup
from django.utils.encoding import force_str
from wagtail.fields import StreamField
from wagtail.models import Page


def stream_text(page: Page, field_name: str) -> list[str]:
    """Plain text of a StreamField, one entry for each piece that search can index."""
    field = page._meta.get_field(field_name)
    assert isinstance(field, StreamField)
    value = getattr(page, field_name)
    return [
        force_str(text) for text in field.stream_block.get_searchable_content(value)
    ]


def rich_text_words(html: str) -> str:
    """Plain text of rich text."""
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)
