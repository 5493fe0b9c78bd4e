"""What a reader meant who misspelt a word: only words that stand in public text right now."""

import re
from collections.abc import Iterable, Iterator
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
SHORTEST_PART, MOST_PARTS = 3, 4  # letters, and words, of several that were written as one
LONGEST_ROW = 30  # letters of all of them


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
        **{word: [*_apart(word, known), *guesses(word, known.values())] for word in unknown},
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
    rows_of_words = (word for word in unknown if len(word) <= LONGEST_ROW)
    found = SearchWord.objects.among({*joined, *_stretches(rows_of_words)})
    for word in unknown:
        found |= SearchWord.objects.like(word, sound(word))
    rows = found.filter(pages__gte=least_pages).order_by().values_list("word", "pages", "written")
    return {word: KnownWord(word, pages, written) for word, pages, written in rows}


def _stretches(words: Iterable[str]) -> Iterator[str]:
    """Every part of a word that may be one of several written as one."""
    for word in words:
        for start in range(len(word) - SHORTEST_PART + 1):
            for end in range(start + SHORTEST_PART, len(word) + 1):
                yield word[start:end]


def _apart(word: str, known: dict[str, KnownWord]) -> list[Guess]:
    """The known words that were written as one; the rarest of them decides which."""
    found = max(_splits(word, known, MOST_PARTS), default=(0, ""))
    return [Guess(found[1], True, 0.0)] if found[1] and word not in known else []


def _splits(word: str, known: dict[str, KnownWord], most: int) -> Iterator[tuple[int, str]]:
    """Ways to write a word as several, with on how many pages the rarest of them stands."""
    if word in known:
        yield known[word].pages, word
    if most < 2:
        return
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if first := known.get(word[:at]):
            for pages, rest in _splits(word[at:], known, most - 1):
                yield min(first.pages, pages), f"{first.word} {rest}"


def _replaced(text: str, typed: str, meant: str) -> str:
    """The text with a word, or a pair of words, replaced outside quotation marks."""
    words = r"\s+".join(map(re.escape, typed.split()))
    pattern = re.compile(rf"(?<![\w']){words}(?![\w'])", re.IGNORECASE)
    pieces = text.split('"')
    pieces[::2] = [pattern.sub(meant, piece) for piece in pieces[::2]]
    return '"'.join(pieces)
