"""The database search that comes with Wagtail, over the same text as whole documents."""

import time
from collections.abc import Callable
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.search.backends import get_search_backend

from bench.copies import run
from bench.search.words import RARE
from library.models import SiteDocument
from search.asking import text_query
from search.language import understand
from search.matching import matching_pages

# What `update_index` would write for each document, had it the document's words: made of words that
# are cut already, because cutting them once more takes minutes. Where they stand isn't in it, so
# that Wagtail has a third of the bytes to read that it would have.
FILL = """
DELETE FROM wagtailsearch_indexentry WHERE content_type_id = {content_type};
INSERT INTO wagtailsearch_indexentry
  (content_type_id, object_id, title_norm, title_text, body_text, title, autocomplete, body)
SELECT {content_type}, document_id::text, 1.0, '', '', to_tsvector('english', 'Report'), '', words
FROM search_indexedfile;
ANALYZE wagtailsearch_indexentry
"""


def compare(times: int) -> tuple[float, float]:
    """Seconds, at the median, for all that has a rare word: ours, and Wagtail's."""
    content_type = ContentType.objects.get_for_model(SiteDocument)
    run(FILL, content_type=content_type.pk)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM wagtailsearch_indexentry")
    theirs, ours = _theirs(), _ours()
    if len(theirs) != len(ours):
        raise SystemExit(f"Wagtail found {len(theirs)} documents and we {len(ours)}.")
    return (
        median(_timed(_ours) for _ in range(times)),
        median(_timed(_theirs) for _ in range(times)),
    )


def _ours() -> list[int]:
    words = understand(RARE)
    return matching_pages(text_query(words.tsquery), words.names).ids


def _theirs() -> list[SiteDocument]:
    return list(get_search_backend().search(RARE, SiteDocument))


def _timed(search: Callable[[], object]) -> float:
    began = time.perf_counter()
    search()
    return time.perf_counter() - began
