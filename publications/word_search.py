"""Where search says how publications are found by words; publications can't import it."""

from collections.abc import Callable
from typing import TypeVar

from publications.querysets import PublicationQuerySet

# Given publications and a reader's words, those that match, each annotated with `relevance`.
WordSearch = Callable[[PublicationQuerySet, str], PublicationQuerySet]
Search = TypeVar("Search", bound=WordSearch)

_searches: list[WordSearch] = []


def register_word_search(search: Search) -> Search:
    """Use this search from now on."""
    _searches[:] = [search]
    return search


def matching_words(publications: PublicationQuerySet, words: str) -> PublicationQuerySet:
    """Publications that match, annotated with `relevance`, the higher the better."""
    (search,) = _searches
    return search(publications, words)
