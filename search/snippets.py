"""The bit of a page that shows why it was found."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from search.models import Passage
from search.words import MARK_END, MARK_START

LENGTH = 300  # characters of a summary or a beginning, where no word is marked


def snippets_of(page_ids: Iterable[int], words: str) -> dict[int, SafeString]:
    """HTML by page: the reader's words in <mark>, everything else escaped; one query."""
    best = Passage.objects.filter(page__in=page_ids).best_of_each_page(words).values("pk")
    shown = (
        Passage.objects.filter(pk__in=best)
        .with_headlines(words)
        .defer("vector", "names", "body_forms")
    )
    return {passage.page_id: marked(snippet_of(passage)) for passage in shown}


def snippet_of(passage: Any) -> str:
    """The summary if a word stands there, else where words stand in the text, else the summary.

    The passage comes `with_headlines`.
    """
    if MARK_START in passage.marked_summary:
        return passage.marked_summary
    if MARK_START in passage.marked_body:
        return f"… {passage.marked_body.strip()} …"
    return Truncator(passage.summary or passage.body).chars(LENGTH)


def marked(text: str) -> SafeString:
    """Escaped HTML with the marks made into elements."""
    html = escape(text).replace(MARK_START, "<mark>").replace(MARK_END, "</mark>")
    return mark_safe(html)  # escaped above
