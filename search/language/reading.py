"""What a reader typed, cut into words and phrases: wanted, unwanted, or one of several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.language.characters import readable, without_accents

# Beyond these nobody reads what he typed himself, and PostgreSQL would work for long.
LONGEST_TEXT = 1000  # characters
MOST_WORDS = 40
# An unpaired quotation mark is none. A minus stands before what it leaves out, behind a space.
PIECES = re.compile(
    r"""
    (?P<minus>(?:(?<=\s)|^)[-–](?=["\w]))?
    (?: "(?P<phrase>[^"]*)" | (?P<either>\|+) | (?P<word>[^\s"|]+) )
    """,
    re.VERBOSE,
)
# Where a word falls apart. Hyphens, apostrophes and the stroke in 2022/23 keep its parts together.
BETWEEN = re.compile(r"[^\w'/*–-]+|(?<!\d)[/–]|[/–](?!\d)|--+")
PARTS = re.compile(r"[^\W_]+")
# L.S.C.B. is one word of four parts, and so is an e-mail address.
DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[\w.+-]+@\w[\w.-]*\w")
SHORTEST_START = 3  # letters before an asterisk


@dataclass(frozen=True)
class Word:
    """A word as it was written, and its parts in the form that the index has them in.

    Child-centred has two parts; children's has one, childrens.
    """

    written: str
    parts: tuple[str, ...]
    is_capitals: bool = False
    is_start: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words that were put in quotation marks."""

    written: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Reading:
    """Of each of `wanted` one is needed; nothing of `unwanted` may be there."""

    text: str
    wanted: tuple[tuple[Word | Phrase, ...], ...]
    unwanted: tuple[Word | Phrase, ...]


def read(text: str) -> Reading:
    """Whatever the text is, it is read without an error."""
    text = " ".join(readable(text[:LONGEST_TEXT]).split())
    wanted: list[tuple[Word | Phrase, ...]] = []
    unwanted: list[Word | Phrase] = []
    is_either = False
    for match in _pieces(text):
        if match["either"] or match["word"] in ("or", "OR", "Or"):
            is_either = bool(wanted)
            continue
        items = list(_items(match))
        if match["minus"]:
            unwanted += items
        elif is_either and items:
            wanted[-1:] = [(*wanted[-1], items[0]), *((item,) for item in items[1:])]
        else:
            wanted += [(item,) for item in items]
        is_either = is_either and not items
    return Reading(text, tuple(wanted[:MOST_WORDS]), tuple(unwanted[:MOST_WORDS]))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    if text.count('"') % 2:
        last = text.rfind('"')
        text = f"{text[:last]} {text[last + 1 :]}"
    return PIECES.finditer(text)


def _items(match: re.Match[str]) -> Iterator[Word | Phrase]:
    if match["phrase"] is None:
        yield from words_of(match["word"])
    elif words := tuple(words_of(match["phrase"]))[:MOST_WORDS]:
        yield Phrase(match["phrase"].strip(), words)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text that `readable` has gone through."""
    place = 0
    for match in DOTTED.finditer(text):
        yield from _words_between(text[place : match.start()])
        bare = without_accents(match.group())
        parts = tuple(part.lower() for part in PARTS.findall(bare))
        yield Word(match.group().strip("."), parts, is_capitals=bare.isupper())
        place = match.end()
    yield from _words_between(text[place:])


def _words_between(text: str) -> Iterator[Word]:
    for piece in BETWEEN.split(text):
        bare = without_accents(piece.replace("'", ""))
        if parts := tuple(part.lower() for part in PARTS.findall(bare)):
            yield Word(
                written=piece.strip("'-*–/"),
                parts=parts,
                is_capitals=bare.isupper() and len(bare) > 1,
                is_start=piece.endswith("*") and len(parts[-1]) >= SHORTEST_START,
            )
