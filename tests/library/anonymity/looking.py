"""Asks the search about one text."""

from library.anonymity import Source, Sure, read_terms, search_for

EXACT, VARIANT, MAYBE = Sure.EXACT, Sure.VARIANT, Sure.MAYBE


def found(lines: str, text: str, ignores_case: bool = False) -> list[tuple[str, Sure]]:
    """What is found in the text, in order, and how sure."""
    source = Source("summary", text, ignores_case=ignores_case)
    return [(match.found, match.sure) for match in search_for(read_terms(lines), [source])]


def how(lines: str, text: str) -> Sure | None:
    """How sure the only thing found is; None where there is nothing."""
    matches = found(lines, text)
    assert len(matches) <= 1, matches
    return matches[0][1] if matches else None
