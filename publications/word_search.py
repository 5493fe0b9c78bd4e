"""Where search says how publications are found by words; publications can't import it."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

# Given a reader's words, the ids of the public pages that match, the best first.
WordSearch = Callable[[str], list[int]]
Search = TypeVar("Search", bound=WordSearch)
Rows = TypeVar("Rows", bound=QuerySet)

_searches: list[WordSearch] = []


def register_word_search(search: Search) -> Search:
    """Use this search from now on."""
    _searches[:] = [search]
    return search


def matching_words(words: str) -> list[int]:
    """The ids of the public pages that match, the best first."""
    (search,) = _searches
    return search(words)


def only(rows: Rows, keys: list[int]) -> Rows:
    """Those of the rows that have these keys, however many: one parameter, read as a table.

    As a text: psycopg takes ten times as long for a list of ten thousand numbers.
    """
    text = f"{{{','.join(map(str, keys))}}}"
    table: Any = RawSQL("SELECT unnest(%s::bigint[])", (text,))
    return rows.filter(pk__in=table)
