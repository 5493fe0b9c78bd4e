"""Pages by a reader's words."""

from typing import TypeVar

from django.db.models import OuterRef, Subquery
from wagtail.models import PageQuerySet

from publications.word_search import register_word_search
from search.models import Passage

Pages = TypeVar("Pages", bound=PageQuerySet)


@register_word_search
def matching_pages(pages: Pages, words: str) -> Pages:
    """Those of the pages that have all the words, annotated with `relevance`."""
    matching = Passage.objects.matching(words)
    best = matching.filter(page=OuterRef("pk")).relevances(words)[:1]
    return pages.filter(pk__in=matching.order_by().values("page")).annotate(
        relevance=Subquery(best)
    )
