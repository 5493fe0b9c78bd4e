"""Words in capitals that aren't abbreviations."""

import re
from collections.abc import Container, Iterator

from .rules import CAPITALS, Advice
from .sentences import without_quotes
from .word_lists import SHOUTED
from .words import PageWords

# In capitals for their owners, in ordinary letters for everybody else.
NAMES = {"OFSTED": "Ofsted", "CAFCASS": "Cafcass", "BARNARDOS": "Barnardo’s"}
LONG = 6  # an abbreviation with as many letters would be spelled out long before
VOWELS = re.compile("[AEIOU]")
CONSONANTS_IN_A_ROW = re.compile("[^AEIOUY]{5}")
IN_CAPITALS = re.compile(r"(?<![\w@/.&-])[A-Z]+(?:[’'][A-Z]+)?(?![\w@/&]|[.’'-]\w)")
RUN_OF_CAPITALS = re.compile(rf"{IN_CAPITALS.pattern}(?:[ ,]+{IN_CAPITALS.pattern})*")


def words_in_capitals(
    page: PageWords, known: Container[str] = (), names: Container[str] = ()
) -> Iterator[Advice]:
    """Stretches of shouted words, with the same words in ordinary letters.

    `known` are terms that are written in capitals; `names` are words that begin with one.
    """
    for words in page.own_words:
        text = without_quotes(words.text)
        for run in RUN_OF_CAPITALS.finditer(text):
            yield from (
                Advice(CAPITALS, f"“{better}”", words.place, found)
                for found, better in _in_run(run, text, known, names)
            )


def is_shouted(word: str, known: Container[str] = ()) -> bool:
    """Whether a word in capitals is an ordinary word."""
    if word in known or word.removesuffix("S") in known:
        return False
    if word in NAMES or (len(word) > 2 and word.lower() in SHOUTED):
        return True
    has_sound = len(VOWELS.findall(word)) * 4 >= len(word)
    return len(word) >= LONG and has_sound and not CONSONANTS_IN_A_ROW.search(word)


def _in_run(
    run: re.Match[str], text: str, known: Container[str], names: Container[str]
) -> Iterator[tuple[str, str]]:
    """The shouted words of a stretch of capitals, with the small ones that stand among them."""
    together: list[re.Match[str]] = []
    for word in IN_CAPITALS.finditer(run[0]):
        if is_shouted(word[0], known) or _may_be_shouted(word[0], known):
            together.append(word)
        else:
            yield from _pairs(together, run, text, known, names)
            together = []
    yield from _pairs(together, run, text, known, names)


def _may_be_shouted(word: str, known: Container[str]) -> bool:
    """Whether it is an ordinary word beside one that is shouted: the DO of DO NOT WAIT."""
    return word not in known and word.lower() in SHOUTED | {"a", "i"}


def _pairs(
    together: list[re.Match[str]],
    run: re.Match[str],
    text: str,
    known: Container[str],
    names: Container[str],
) -> Iterator[tuple[str, str]]:
    if not any(is_shouted(word[0], known) for word in together):
        return
    found = run[0][together[0].start() : together[-1].end()]
    better = IN_CAPITALS.sub(lambda word: _in_small_letters(word[0], names), found)
    before = text[: run.start() + together[0].start()].rstrip(" “‘\"'(")
    if not before or before[-1] in ".!?:\n":
        better = better[:1].upper() + better[1:]
    yield found, better


def _in_small_letters(word: str, names: Container[str]) -> str:
    if word in NAMES:
        return NAMES[word]
    if word == "I":
        return word
    capitalised = word.capitalize()
    return capitalised if capitalised in names else word.lower()
