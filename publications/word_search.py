"""Where search says how publications are found by words; publications can't import it."""

from collections.abc import Callable
from typing import TypeVar

# Given a reader's words, the ids of the public pages that match, the best first.
WordSearch = Callable[[str], list[int]]
Search = TypeVar("Search", bound=WordSearch)

_searches: list[WordSearch] = []


def register_word_search(search: Search) -> Search:
    """Use this search from now on."""
    _searches[:] = [search]
    return search


def matching_words(words: str) -> list[int]:
    """The ids of the public pages that match, the best first."""
    (search,) = _searches
    return search(words)
