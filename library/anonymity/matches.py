"""What is searched, and what is found in it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

AROUND = 60  # characters of context on each side


class Sure(IntEnum):
    """How sure it is that a place says the word, surest first."""

    EXACT = 0  # as it was given, or part of a name as it was given
    VARIANT = 1  # spelt, shortened or turned round
    MAYBE = 2  # initials, or a word that could as well mean something else


@dataclass(frozen=True, repr=False)
class Source:
    """Some text and where it stands: a place in words, and a page counted from 1."""

    place: str
    text: str
    page: int | None = None
    # An address, a file name: capitals say nothing there.
    ignores_case: bool = False


@dataclass(frozen=True)
class Span:
    """From `start` to before `end` in a text."""

    start: int
    end: int
    sure: Sure


@dataclass(frozen=True, repr=False)
class Match:
    """One place that says one of the terms, with some words around it."""

    term: str
    sure: Sure
    source: Source
    before: str
    found: str
    after: str


def in_context(term: str, source: Source, text: str, span: Span) -> Match:
    """A span with what stands around it, in one line."""
    before = text[max(span.start - AROUND, 0) : span.start]
    after = text[span.end : span.end + AROUND]
    if span.start > AROUND:
        before = "…" + (before.partition(" ")[2] or before)
    if span.end + AROUND < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    found = _one_line(text[span.start : span.end]).strip()
    return Match(term, span.sure, source, _one_line(before), found, _one_line(after))


def _one_line(text: str) -> str:
    """The same with single spaces, those at its ends kept."""
    words = " ".join(text.split())
    lead = " " if text[:1].isspace() and words else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{words}{tail}"


class Taken:
    """Parts of a text that are spoken for; they never overlap."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take a part, unless some of it is taken already."""
        place = bisect_left(self._parts, (start, end))
        before_is_free = place == 0 or self._parts[place - 1][1] <= start
        after_is_free = place == len(self._parts) or end <= self._parts[place][0]
        if before_is_free and after_is_free:
            self._parts.insert(place, (start, end))
        return before_is_free and after_is_free


def surest(spans: Iterator[Span]) -> list[Span]:
    """In order, without those that lie within or across a surer or longer one."""
    taken = Taken()
    best_first = sorted(spans, key=lambda one: (one.sure, one.start - one.end))
    kept = [span for span in best_first if taken.take(span.start, span.end)]
    return sorted(kept, key=lambda one: one.start)
