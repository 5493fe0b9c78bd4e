"""Schools, streets, postcodes, numbers and plain phrases in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus import Corpus
from .matches import Span, Sure
from .spelling import ONE_LETTER_OFF, SAME
from .terms import COMMON_WORDS, POSTCODE, SCHOOL_WORDS, STREETS, Term, squashed
from .words import Text

AROUND = 4  # words beside a school's own name in which "school" is looked for
LEAST_DISTINCT = 6  # letters of a street's name that are looked for without "street"
SHORT_FORMS = {
    long: tuple(short for short, other in STREETS.items() if other == long)
    for long in STREETS.values()
}
SAME_WORDS = {"st": ("saint",), "saint": ("st",), "and": ("n",), **SHORT_FORMS}
FIRST_HALF = re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}\d[A-Z\d]?(?![A-Z0-9])", re.I)
# Figures with what people put between them; letters only at the ends, as in "LAC 12345".
NUMBER = re.compile(
    r"(?:\b[A-Z]{1,4}[ \-/.]?)?\+?\(?\d(?:[ ()./\-\u00a0\u2010-\u2015]{0,2}\d){3,24}[A-Z]{0,3}",
    re.I,
)
LEAST_WITHIN = 7  # figures that may stand within a longer number


@dataclass(frozen=True)
class Run:
    """Words that follow each other as a term's words do, and how well the worst of them fits."""

    first: int
    last: int
    grade: int


def find_phrase(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """All words of a line, in order."""
    for run in _runs(term.parts, text, corpus):
        yield _span(text, run, Sure.EXACT if run.grade == SAME else Sure.VARIANT)


def find_place(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """A school or the like: its whole name, or its own part of it beside another ending."""
    yield from find_phrase(term, text, corpus)
    own = tuple(part for part in term.parts if part not in COMMON_WORDS)
    for run in _runs(own, text, corpus):
        if not text.has_capital(run.first):
            continue
        around = set(text.words[max(run.first - 2, 0) : run.last + 1 + AROUND])
        is_named = bool(around & SCHOOL_WORDS) or len(own) > 1
        is_sure = is_named and not (len(own) == 1 and run.grade == ONE_LETTER_OFF)
        yield _span(text, run, Sure.VARIANT if is_sure else Sure.MAYBE)


def find_street(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """A street, surest with the house's number before it."""
    for run in _runs(term.parts, text, corpus):
        first = _house(term.house, text, run.first)
        is_given = run.grade == SAME and (first is not None or not term.house)
        start = run.first if first is None else first
        yield _span(text, Run(start, run.last, run.grade), Sure.EXACT if is_given else Sure.VARIANT)
    own = term.parts[:-1]
    if sum(map(len, own)) >= LEAST_DISTINCT and not set(own) & corpus.small:
        for run in _runs(own, text, corpus):
            if run.grade != ONE_LETTER_OFF and text.has_capital(run.first):
                yield _span(text, run, Sure.MAYBE)


def find_postcode(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """A postcode with or without its space; only its first half is a maybe."""
    for match in POSTCODE.finditer(text.text):
        if squashed(match) == term.parts[0]:
            yield Span(match.start(), match.end(), Sure.EXACT)
    for match in FIRST_HALF.finditer(text.text):
        if match[0].lower() == term.parts[0][:-3]:
            yield Span(match.start(), match.end(), Sure.MAYBE)


def find_number(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """A telephone or reference number, however its figures are grouped."""
    wanted = _national(term.parts[0])
    counts = str.isdigit if wanted.isdigit() else str.isalnum
    for match in NUMBER.finditer(text.text):
        figures = "".join(filter(counts, match[0])).lower()
        if _national(figures) == wanted:
            start = next(place for place in range(*match.span()) if counts(text.text[place]))
            yield Span(start, match.end(), Sure.EXACT)
        elif len(wanted) >= LEAST_WITHIN and wanted in figures:
            yield Span(match.start(), match.end(), Sure.VARIANT)


def _national(figures: str) -> str:
    """A telephone number without the country's code."""
    if len(figures) >= 12 and figures.startswith(("0044", "44")):
        return "0" + figures.removeprefix("00").removeprefix("44").removeprefix("0")
    return figures


def _runs(parts: tuple[str, ...], text: Text, corpus: Corpus) -> Iterator[Run]:
    """Where all parts follow each other. Fuzzy words count with a capital only."""
    if not parts:
        return
    choices = [_choices(part, corpus) for part in parts]
    for word in choices[0]:
        for first in text.places.get(word, ()):
            if run := _run_from(first, choices, text):
                yield run


def _choices(part: str, corpus: Corpus) -> dict[str, int]:
    same = dict.fromkeys(SAME_WORDS.get(part, ()), SAME)
    return {**corpus.vocabulary.like(part), **same, part: SAME}


def _run_from(first: int, choices: list[dict[str, int]], text: Text) -> Run | None:
    worst = SAME
    for offset, wanted in enumerate(choices):
        index = first + offset
        grade = wanted.get(text.words[index]) if index < len(text) else None
        if grade is None or (grade != SAME and not text.has_capital(index)):
            return None
        worst = max(worst, grade)
    return Run(first, first + len(choices) - 1, worst)


def _house(number: str, text: Text, first: int) -> int | None:
    """The word that a street's house number starts with, right before the street."""
    for pieces in (1, 2):
        start = first - pieces
        if number and start >= 0 and "".join(text.words[start:first]) == number:
            return start
    return None


def _span(text: Text, run: Run, sure: Sure) -> Span:
    return Span(text.starts[run.first], text.ends[run.last], sure)
