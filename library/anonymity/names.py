"""People's names in a text: whole, in parts, turned round, with initials, misspelt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .corpus import Corpus
from .dates import MONTHS
from .matches import Span, Sure
from .spelling import ONE_LETTER_OFF, SAME, SOUNDS_ALIKE
from .terms import Term
from .words import Text

INITIAL = ONE_LETTER_OFF + 1
LONG_FOR_TYPO = 7  # letters from which one wrong one is hardly another word
LONG_FOR_SMALL = 8  # letters from which a name in small letters is hardly another word
SHORT = 3
LONGEST_GAP = 4  # characters between two parts of a name
GAP = re.compile(r"[\s.,\-_/'\u2019\u2010-\u2015+&()]*")
SENTENCE_END = re.compile(r"\.\s")
PARTICLES = {
    *("de", "da", "do", "dos", "del", "der", "den", "di", "du", "la", "le", "el", "al", "van"),
    *("von", "bin", "ibn", "ben", "abu", "bint", "st", "mc", "mac", "ap"),
}


@dataclass(frozen=True)
class Hit:
    """Words that stand for one part of a name: from the first to the last, and how well."""

    first: int
    last: int
    part: int
    grade: int


def find_name(term: Term, text: Text, corpus: Corpus) -> Iterator[Span]:
    """Every place that names somebody so."""
    for cluster in _clusters(_hits(term, text, corpus), text):
        sure = _judge(cluster, term, text, corpus)
        if sure is not None:
            yield Span(text.starts[cluster[0].first], text.ends[cluster[-1].last], sure)
    yield from _initials_in_one(term, text)
    for word in corpus.squashed(term.parts):
        for index in text.places.get(word, ()):
            yield Span(text.starts[index], text.ends[index], Sure.VARIANT)


def _hits(term: Term, text: Text, corpus: Corpus) -> list[list[Hit]]:
    """By the word they start at, in order, what each may stand for, best first."""
    found: dict[int, list[Hit]] = {}
    for number, part in enumerate(term.parts):
        for word, grade in corpus.vocabulary.like(part).items():
            for index in text.places.get(word, ()):
                if grade == SAME or text.has_capital(index):
                    found.setdefault(index, []).append(Hit(index, index, number, grade))
        for first, last in corpus.joined(part, text):
            if text.has_capital(first):
                whole = "".join(text.words[first : last + 1])
                is_whole = whole == part and text.ends[first] == text.starts[last]
                grade = SAME if is_whole else SOUNDS_ALIKE
                found.setdefault(first, []).append(Hit(first, last, number, grade))
        if len(term.parts) > 1:
            for index in text.places.get(part[0], ()):
                if _is_initial(text, index):
                    found.setdefault(index, []).append(Hit(index, index, number, INITIAL))
    return [sorted(found[index], key=lambda hit: hit.grade) for index in sorted(found)]


def _is_initial(text: Text, index: int) -> bool:
    """A capital by itself; "A" and "I" are words unless a dot follows."""
    letter = text.original(index)
    if not letter.isupper():
        return False
    return letter not in "AI" or text.text[text.ends[index] : text.ends[index] + 1] == "."


def _clusters(hits: list[list[Hit]], text: Text) -> Iterator[list[Hit]]:
    """Hits of different parts that stand side by side."""
    cluster: list[Hit] = []
    for choices in hits:
        if cluster and choices[0].first <= cluster[-1].last:
            continue  # within a word that stands in pieces
        fitting = [hit for hit in choices if cluster and _belongs(hit, cluster, text)]
        if fitting:
            cluster.append(fitting[0])
            continue
        if cluster:
            yield cluster
        cluster = choices[:1]
    if cluster:
        yield cluster


def _belongs(hit: Hit, cluster: list[Hit], text: Text) -> bool:
    last = cluster[-1]
    between = hit.first - last.last - 1
    if hit.part in {one.part for one in cluster} or between > 1:
        return False
    if between == 1 and not (
        text.has_capital(last.last + 1) and INITIAL not in (hit.grade, last.grade)
    ):
        return False
    gaps = [text.between(index) for index in range(last.last, hit.first)]
    return all(map(_is_gap, gaps)) and (last.grade == INITIAL or not SENTENCE_END.search(gaps[0]))


def _is_gap(gap: str) -> bool:
    return len(gap) <= LONGEST_GAP and "\n\n" not in gap and GAP.fullmatch(gap) is not None


def _judge(cluster: list[Hit], term: Term, text: Text, corpus: Corpus) -> Sure | None:
    full = [hit for hit in cluster if hit.grade != INITIAL]
    parts = [hit.part for hit in cluster]
    if not full:
        is_all = {0, len(term.parts) - 1} <= set(parts) and parts == sorted(parts)
        return Sure.MAYBE if is_all and not _is_shouting(text, cluster) else None
    if len(cluster) == 1:
        return _judge_alone(full[0], term, text, corpus)
    is_whole = parts == list(range(len(term.parts)))
    words = sum(hit.last - hit.first + 1 for hit in cluster)
    is_close = words == cluster[-1].last - cluster[0].first + 1
    if is_whole and all(hit.grade == SAME for hit in full) and len(full) == len(cluster):
        return Sure.EXACT if is_close else Sure.VARIANT
    return Sure.VARIANT


def _judge_alone(hit: Hit, term: Term, text: Text, corpus: Corpus) -> Sure | None:
    """One part of a name, without the others."""
    part = term.parts[hit.part]
    is_middle = 0 < hit.part < len(term.parts) - 1
    if len(term.parts) > 1 and (part in PARTICLES or len(part) < 2):
        return None
    if not text.has_capital(hit.first):
        if len(term.parts) == 1 and not term.has_capital:
            return Sure.EXACT
        return Sure.EXACT if len(part) >= LONG_FOR_SMALL else Sure.MAYBE
    may_be_another = (
        is_middle
        or len(part) < SHORT
        or _may_be_month(part, hit, text)
        or (text.starts_sentence(hit.first) and part in corpus.small)
    )
    if hit.grade == SAME:
        return Sure.MAYBE if may_be_another else Sure.EXACT
    if may_be_another or text.words[hit.first] in corpus.small:
        return Sure.MAYBE
    is_long = len(part) >= LONG_FOR_TYPO
    return Sure.VARIANT if hit.grade == SOUNDS_ALIKE or is_long else Sure.MAYBE


def _may_be_month(part: str, hit: Hit, text: Text) -> bool:
    """ "May 2012", "1 June"."""
    if part not in MONTHS:
        return False
    around = text.words[max(hit.first - 1, 0) : hit.last + 2]
    return any(word.isdigit() for word in around)


def _is_shouting(text: Text, cluster: list[Hit]) -> bool:
    """Letters among words in capitals, as in a heading."""
    around = (cluster[0].first - 1, cluster[-1].last + 1)
    return all(0 <= index < len(text) and text.is_shouted(index) for index in around)


def _initials_in_one(term: Term, text: Text) -> Iterator[Span]:
    """ "JS": capitals that stand for all parts, or for the first and the last."""
    if len(term.parts) < 2:
        return
    letters = "".join(part[0] for part in term.parts)
    for word in {letters, letters[0] + letters[-1]}:
        for index in text.places.get(word, ()):
            if not text.original(index).isupper():
                continue
            around = [one for one in (index - 1, index + 1) if 0 <= one < len(text)]
            if not (around and all(text.is_shouted(one) for one in around)):
                yield Span(text.starts[index], text.ends[index], Sure.MAYBE)
