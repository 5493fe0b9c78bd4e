"""What a reader meant who misspelt a word: only words that stand in public text right now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from search.language import Understood
from search.language.english import is_english
from search.language.slips import Guess, KnownWord, guesses, may_be_a_slip
from search.language.sounds import sound
from search.language.understanding import forms_of
from search.models import SearchWord
from search.public_words import standing, written_so

MOST_UNKNOWN = 3  # words; who types more of them isn't searching in this language
RARE = 2  # pages: a word that isn't on more may be somebody's slip
MUCH_MORE_FREQUENT = 8  # pages, of a word that was meant instead
SHORTEST_HALF = 3  # letters of each of two words that were written as one


@dataclass(frozen=True)
class Correction:
    """The search that was meant; `is_sure` where the words typed can't have been."""

    text: str
    is_sure: bool


def correction(asked: Understood) -> Correction | None:
    """The reader's words with those that nobody may read anywhere put right, if they can be.

    Words in quotation marks are as they were meant. Three queries; two for words all known.
    """
    typed = {word for word in asked.plain_words if may_be_a_slip(word)}
    unknown = typed - standing({word: forms_of(word) for word in typed})
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return None
    return _corrected(asked, _meant(sorted(unknown), asked))


def likelier_words(asked: Understood) -> str:
    """The search that may have been meant where a word stands hardly anywhere, or nothing.

    Somebody else may have made the same slip, in a text that is public. Two or three queries.
    """
    typed = [word for word in asked.plain_words if may_be_a_slip(word) and not is_english(word)]
    rare = SearchWord.objects.among(typed).filter(pages__lte=RARE)
    words = dict(rare.values_list("word", "pages"))
    if not words or len(words) > MOST_UNKNOWN:
        return ""
    meant = {
        word: guess
        for word, guess in _meant(sorted(words), asked, MUCH_MORE_FREQUENT).items()
        if guess.is_sure and guess.cost < 1
    }
    better = _corrected(asked, meant)
    return better.text if better else ""


def _corrected(asked: Understood, meant: dict[str, Guess]) -> Correction | None:
    text = asked.text
    for typed, guess in meant.items():
        text = _replaced(text, typed, guess.word)
    if text == asked.text:
        return None
    return Correction(text, all(guess.is_sure for guess in meant.values()))


def _meant(unknown: list[str], asked: Understood, least_pages: int = 1) -> dict[str, Guess]:
    """The best guess for each unknown word, or for two words that are one; none is a secret."""
    pairs = [f"{one} {two}" for one, two in pairwise(asked.plain_words)]
    joined = {pair: pair.replace(" ", "") for pair in pairs if set(pair.split()) & set(unknown)}
    known = _known_words(unknown, {*joined.values()}, least_pages)
    offered = {
        **{pair: [Guess(word, True, 0.0)] for pair, word in joined.items() if word in known},
        **{word: [*_in_two(word, known), *guesses(word, known.values())] for word in unknown},
    }
    parts = {p for several in offered.values() for guess in several for p in guess.word.split()}
    allowed = written_so(parts)
    best = {
        typed: replace(guess, word=_as_written(guess.word, known))
        for typed, several in offered.items()
        if (guess := next((g for g in several if allowed.issuperset(g.word.split())), None))
    }
    together = {word for pair in best if " " in pair for word in pair.split()}
    return {typed: guess for typed, guess in best.items() if typed not in together}


def _as_written(words: str, known: dict[str, KnownWord]) -> str:
    return " ".join(known[word].written for word in words.split())


def _known_words(unknown: list[str], joined: set[str], least_pages: int) -> dict[str, KnownWord]:
    """Words of the table that may have been meant; one query."""
    found = SearchWord.objects.among({*joined, *_halves(unknown)})
    for word in unknown:
        found |= SearchWord.objects.like(word, sound(word))
    rows = found.filter(pages__gte=least_pages).order_by().values_list("word", "pages", "written")
    return {word: KnownWord(word, pages, written) for word, pages, written in rows}


def _halves(words: list[str]) -> Iterator[str]:
    for word in words:
        for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
            yield word[:place]
            yield word[place:]


def _in_two(word: str, known: dict[str, KnownWord]) -> list[Guess]:
    """Two known words that were written as one; the rarer of them decides which two."""
    places = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
    found = [
        (min(known[word[:at]].pages, known[word[at:]].pages), f"{word[:at]} {word[at:]}")
        for at in places
        if word[:at] in known and word[at:] in known
    ]
    return [Guess(pair, True, 0.0) for _, pair in sorted(found, reverse=True)[:1]]


def _replaced(text: str, typed: str, meant: str) -> str:
    """The text with a word, or a pair of words, replaced outside quotation marks."""
    words = r"\s+".join(map(re.escape, typed.split()))
    pattern = re.compile(rf"(?<![\w']){words}(?![\w'])", re.IGNORECASE)
    pieces = text.split('"')
    pieces[::2] = [pattern.sub(meant, piece) for piece in pieces[::2]]
    return '"'.join(pieces)
