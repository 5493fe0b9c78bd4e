"""Finding pages by what a reader typed: as it is, else put right, else by any of the words."""

from dataclasses import dataclass, field, replace

from search.asking import any_query, text_query
from search.kept_words import KeptWords, kept_words_now
from search.language import Understood
from search.matching import matching_pages
from search.spelling import correction, likelier_words
from search.tsquery import TextQuery

# So few results that the reader may have meant something else.
FEW = 3


@dataclass(frozen=True)
class Finding:
    """What was looked for in the end, and what was found; readers are told how it came to be.

    `typed` is what the reader wrote. `corrected` is what was looked for in its place, or nothing;
    `suggestion` what may have been meant. `is_loose` where pages are there that have some of the
    words only; `complete` is how many have all of them.
    """

    typed: Understood
    asked: Understood
    query: TextQuery
    ids: list[int]
    kept: KeptWords = field(repr=False)
    corrected: str = ""
    suggestion: str = ""
    is_loose: bool = False
    is_apt: bool = False
    complete: int = 0

    @property
    def is_miss(self) -> bool:
        """Whether nothing has what the reader looked for."""
        return bool(self.typed.terms) and not self.complete

    @property
    def as_typed(self) -> str:
        """The search for the very words that were put right."""
        return " ".join(f'"{piece.asked}"' for piece in self.typed.pieces if piece.words)


def find(words: str) -> Finding:
    """All public pages for a reader's words, the best first.

    Three queries where enough is found; at most six more where little or nothing is.
    """
    kept = kept_words_now()
    typed = kept.understand(words)
    found = _found(kept, typed)
    if len(found.ids) > FEW or not typed.terms:
        return found
    if not found.ids:
        return _otherwise(found)
    found = replace(found, suggestion=likelier_words(typed))
    return found if found.is_apt or not typed.is_plain else _loosely(found)


def _found(kept: KeptWords, asked: Understood) -> Finding:
    query = text_query(asked.tsquery)
    matches = matching_pages(query, asked.names)
    return Finding(
        asked, asked, query, matches.ids, kept, complete=len(matches.ids), is_apt=matches.is_apt
    )


def _otherwise(nothing: Finding) -> Finding:
    typed, kept = nothing.typed, nothing.kept
    better = correction(typed)
    if better and better.is_sure:
        found = replace(_found(kept, kept.understand(better.text)), typed=typed)
        found = replace(found, corrected=better.text)
        return found if found.ids else _loosely(found)
    suggestion = better.text if better else ""
    return replace(_loosely(nothing), suggestion=suggestion)


def _loosely(nothing: Finding) -> Finding:
    asked = nothing.asked
    # Of a single name the words are looked for one by one only where nobody calls anything so.
    if len(asked.parts) < 2 or (nothing.ids and len(asked.terms) < 2):
        return nothing
    query = any_query(asked)
    ids = matching_pages(query, asked.names).ids
    is_better = len(ids) > len(nothing.ids)
    return replace(nothing, query=query, ids=ids, is_loose=True) if is_better else nothing
