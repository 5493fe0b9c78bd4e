"""The search itself: every term in every text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .corpus import Corpus
from .dates import Found, find_days, matching_days
from .matches import Match, Source, Span, Sure, in_context, surest
from .names import find_name
from .places import find_number, find_phrase, find_place, find_postcode, find_street
from .terms import Kind, Term
from .words import Text

Find = Callable[[Term, Text, Corpus], Iterator[Span]]

FINDERS: dict[Kind, Find] = {
    Kind.NAME: find_name,
    Kind.PLACE: find_place,
    Kind.STREET: find_street,
    Kind.POSTCODE: find_postcode,
    Kind.NUMBER: find_number,
    Kind.PHRASE: find_phrase,
}


def search_for(terms: list[Term], sources: Iterable[Source]) -> list[Match]:
    """Every place in the sources that says one of the terms, in the sources' order."""
    corpus = Corpus(sources, terms)
    lines: dict[str, list[Term]] = {}
    for term in terms:
        lines.setdefault(term.line, []).append(term)
    has_dates = any(term.kind is Kind.DATE for term in terms)
    found: list[Match] = []
    for text in corpus.texts:
        days = find_days(text.text) if has_dates else []
        for line, its_terms in lines.items():
            spans = (span for term in its_terms for span in _spans(term, text, corpus, days))
            found += [in_context(line, text.source, text.text, span) for span in surest(spans)]
    return found


def _spans(term: Term, text: Text, corpus: Corpus, days: list[Found]) -> Iterator[Span]:
    if term.day:
        yield from matching_days(term.day, days, text.text)
        return
    for span in FINDERS[term.kind](term, text, corpus):
        yield replace(span, sure=Sure.MAYBE) if term.is_weak else span
