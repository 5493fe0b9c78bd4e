"""Text for PostgreSQL's to_tsquery, built from words alone, so that it is always valid.

Each function returns '' for nothing; none adds an operator to nothing.
"""

import re
from collections.abc import Iterable

# What PostgreSQL takes is 2,046 bytes; no word that anybody looks for is as long as this.
LONGEST_WORD = 60
NOT_A_WORD = re.compile(r"[\W_]+")


def one(word: str, *, is_start: bool = False, weights: str = "") -> str:
    """A word in quotation marks; `is_start` finds every word that begins so.

    With `weights`, of A to D, only where it stands in a part of a text that has one of them.
    """
    letters = NOT_A_WORD.sub("", word)[:LONGEST_WORD]
    flags = f"{'*' if is_start else ''}{weights}"
    return f"'{letters}'{':' if flags else ''}{flags}" if letters else ""


def all_of(queries: Iterable[str]) -> str:
    """Every one of them."""
    return _joined(" & ", queries)


def any_of(queries: Iterable[str]) -> str:
    """At least one of them."""
    return _joined(" | ", queries)


def in_a_row(queries: Iterable[str]) -> str:
    """One right behind the other; each must be a word or a choice of words."""
    return _joined(" <-> ", queries)


def none_of(queries: Iterable[str]) -> str:
    """Not one of them."""
    unwanted = any_of(queries)
    return f"!{_in_brackets(unwanted)}" if unwanted else ""


def _joined(operator: str, queries: Iterable[str]) -> str:
    wanted = list(dict.fromkeys(filter(None, queries))) if operator != " <-> " else None
    wanted = [*filter(None, queries)] if wanted is None else wanted
    if len(wanted) < 2:
        return "".join(wanted)
    return operator.join(map(_in_brackets, wanted))


def _in_brackets(query: str) -> str:
    return f"({query})" if " " in query else query
