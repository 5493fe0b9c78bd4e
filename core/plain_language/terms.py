"""Abbreviations and terms that nothing on the page explains."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from .capitals import is_shouted
from .rules import UNEXPLAINED_TERM, Advice
from .word_lists import FILLERS, SHOUTED, WELL_KNOWN
from .words import PageWords, Term, Voice, Words

# Two capitals or more: LADO, LCSPRs, S&F. Not within a postcode, an address or a number.
LETTERS = re.compile(r"(?<![\w@/.&£-])([A-Z](?:[A-Z]|&(?=[A-Z]))+)(s?)(?![\w@/&]|\.\w|-\d|://)")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
LONGEST = 7


@dataclass(frozen=True)
class _Found:
    letters: str
    words: Words


def unexplained_terms(page: PageWords, glossary: Iterable[Term] = ()) -> Iterator[Advice]:
    """Abbreviations that neither the page nor the glossary spells out, once each.

    The site explains the glossary's terms in running text by itself; a term that stands only in a
    title is told too, because there it can't.
    """
    meanings = {term.term: term.meaning for term in glossary}
    text = "\n".join(words.text for words in page.words)
    counts = Counter(found.letters for found in _letters_of(page.words))
    seen: set[str] = set()
    for found in _letters_of(page.own_words):
        letters = found.letters
        if letters in seen or letters in WELL_KNOWN or _is_a_word(letters, meanings):
            continue
        seen.add(letters)
        if letters not in meanings:
            if not is_spelled_out(letters, text):
                yield _advice(found, counts[letters])
        elif found.words.voice is Voice.TITLE and not _in_prose(page, letters):
            note = "in the glossary, but a title can't show it"
            better = f"“{meanings[letters]}”"
            yield Advice(UNEXPLAINED_TERM, better, found.words.place, letters, note)


def is_spelled_out(letters: str, text: str) -> bool:
    """Whether the text says what the letters stand for, beside them or in words of its own."""
    plural = rf"{re.escape(letters)}(?:s|’s|'s)?"
    for before in re.finditer(rf"([^()\n]+?)\s*[(\[]{plural}[)\]]", text):
        if _stands_for(letters, before[1].split()[-len(letters) * 2 :]):
            return True
    for after in re.finditer(
        rf"\b{plural}\s*(?:[(\[]|[–—-]\s|,\s+|:\s+|means\s|stands for\s)", text
    ):
        if _stands_for(letters, text[after.end() :].split()[: len(letters) * 2], from_start=True):
            return True
    return False


def _is_a_word(letters: str, meanings: Container[str]) -> bool:
    """Whether it is shouted rather than short for something."""
    return letters not in meanings and (letters.lower() in SHOUTED or is_shouted(letters))


def _stands_for(letters: str, words: list[str], *, from_start: bool = False) -> bool:
    """Whether the first letters of some words, side by side, are these letters."""
    wanted = letters.replace("&", "").lower()
    plain = [part for word in words for part in re.split(r"[-/]", word.strip("“”‘’\"'(),.;:"))]
    for leave_out in (FILLERS, frozenset()):
        initials = "".join(
            word[0].lower() for word in plain if word and word.lower() not in leave_out
        )
        if initials.startswith(wanted) if from_start else initials.endswith(wanted):
            return True
    return False


def _letters_of(all_words: Iterable[Words]) -> Iterator[_Found]:
    for words in all_words:
        for match in LETTERS.finditer(words.text):
            letters = match[1]
            is_number = ROMAN.fullmatch(letters)
            if not is_number and len(letters) <= LONGEST:
                yield _Found(letters, words)


def _in_prose(page: PageWords, letters: str) -> bool:
    return any(
        found.letters == letters
        for found in _letters_of(words for words in page.words if words.voice is not Voice.TITLE)
    )


def _advice(found: _Found, times: int) -> Advice:
    better = f"Write it in full the first time, with {found.letters} in brackets behind it"
    if times == 1:
        better = "Write it in full: it stands here only once"
    return Advice(
        UNEXPLAINED_TERM,
        f"{better}. Or add it to the glossary, and the site explains it everywhere.",
        found.words.place,
        found.letters,
    )
