"""What the officer wrote, line by line, as terms of a kind."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from .dates import Day, day_of
from .spelling import fold
from .words import WORD

MOST_TERMS = 300
LONGEST_TERM = 200
LONGEST_INPUT = 30_000

STREETS = {
    **{"st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue"},
    **{"ln": "lane", "cl": "close", "dr": "drive", "drv": "drive", "ct": "court"},
    **{"crt": "court", "cres": "crescent", "cr": "crescent", "crs": "crescent", "gr": "grove"},
    **{"gro": "grove", "pl": "place", "ter": "terrace", "terr": "terrace", "gdns": "gardens"},
    **{"gdn": "gardens", "garden": "gardens", "sq": "square", "wy": "way", "wlk": "walk"},
    **{"hts": "heights", "pk": "park", "cotts": "cottages", "bldgs": "buildings"},
}
CERTAIN_STREETS = {
    *("street", "road", "avenue", "drive", "crescent", "terrace", "gardens", "mews", "square"),
    *("boulevard", "cottages", "buildings"),
}
# Surnames as well: a line such as "Tom Wood" is looked for both as a name and as a street.
PERHAPS_STREETS = {
    *(set(STREETS.values()) - CERTAIN_STREETS),
    *("row", "rise", "view", "hill", "wood", "meadow", "croft", "parade", "quay", "wharf"),
    *("chase", "dale", "drift", "end", "fold", "gate", "green", "vale", "villas"),
}
SCHOOL_WORDS = {
    *("school", "academy", "college", "nursery", "preschool", "kindergarten", "university"),
    *("sixth", "hospital", "clinic", "surgery", "centre", "center", "hostel", "playgroup"),
}
# What such a name has beside what makes it its own.
COMMON_WORDS = {
    *SCHOOL_WORDS,
    *("primary", "secondary", "high", "infant", "infants", "junior", "juniors", "grammar", "first"),
    *("middle", "upper", "lower", "special", "community", "comprehensive", "catholic", "church"),
    *("of", "england", "ce", "cofe", "c", "e", "rc", "roman", "voluntary", "aided", "controlled"),
    *("va", "vc", "trust", "the", "and", "for", "in", "at", "boys", "girls", "form", "day"),
    *("house", "home", "care", "childrens", "children", "family", "health", "medical", "group"),
    *("free", "technology", "arts", "sports", "science", "general", "royal", "pre", "early"),
    *("years", "council", "team", "service", "services", "unit", "hub", "street", "road"),
}
TITLES = {
    *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lady", "lord"),
    *("rev", "fr", "pc", "dc", "ds", "di", "cllr", "master", "baby", "child", "judge", "nurse"),
}
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s{0,3}([0-9][A-Z]{2})\b", re.I)
HOUSE = re.compile(r"^(?:.*\D)??(\d+\s?[a-z]?)[\s,]+(?=[^\d]*$)", re.I)


class Kind(Enum):
    """How a term is looked for."""

    NAME = "name"
    PLACE = "school, hospital or other body"
    STREET = "street"
    POSTCODE = "postcode"
    DATE = "date"
    NUMBER = "number"
    PHRASE = "phrase"


@dataclass(frozen=True, repr=False)
class Term:
    """`line` is what the officer wrote; `parts` are its words, folded."""

    line: str
    kind: Kind
    parts: tuple[str, ...] = ()
    has_capital: bool = True
    day: Day | None = None
    house: str = ""  # the number, of a street
    is_weak: bool = False  # a town of an address, which says little by itself


class TermsRefused(ValueError):
    """The list can't be used; the message says why, by line number, without the words."""


def read_terms(text: str) -> list[Term]:
    """One term a line, or several for a whole address. Raises TermsRefused."""
    if len(text) > LONGEST_INPUT or text.count("\n") > MOST_TERMS * 3:
        raise TermsRefused(_too_many())
    lines = dict.fromkeys(" ".join(line.split()) for line in text.splitlines())
    numbers = {line: number for number, line in _numbered(text)}
    wanted = [line for line in lines if line]
    if not wanted:
        raise TermsRefused("Write at least one name, address, school or date, one on each line.")
    if len(wanted) > MOST_TERMS:
        raise TermsRefused(_too_many())
    problems = [problem for line in wanted if (problem := _problem(line, numbers[line]))]
    if problems:
        raise TermsRefused(" ".join(problems[:5]))
    return [term for line in wanted for term in _terms(line)]


def _numbered(text: str) -> list[tuple[int, str]]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return list(reversed(list(enumerate(lines, start=1))))  # the first of equal lines stays


def _too_many() -> str:
    return f"That is too much for one search. Write at most {MOST_TERMS} lines, and search again."


def _problem(line: str, number: int) -> str:
    letters = sum(character.isalnum() for character in line)
    if not letters:
        return f"Line {number} has no letters or numbers."
    if letters < 2:
        return f"Line {number} is a single letter, which stands everywhere. Write the whole word."
    if len(line) > LONGEST_TERM:
        return f"Line {number} is too long. Write one name, address or date on each line."
    return ""


def _terms(line: str) -> list[Term]:
    """An address with commas, or with a postcode in it, is several terms under one line."""
    found = [Term(line, Kind.POSTCODE, (squashed(match),)) for match in POSTCODE.finditer(line)]
    rest = POSTCODE.sub("", line)
    pieces = [piece.strip() for piece in re.split(r"[,;]", rest) if words_of(piece)]
    streets = [term for piece in pieces for term in _of_text(line, piece) if _is_street(term)]
    if found or (streets and len(pieces) > 1):
        named = [piece for piece in pieces if not all(map(str.isdigit, words_of(piece)))]
        more = [term for piece in named for term in _of_text(line, piece)]
        return found + [replace(term, is_weak=term.kind is Kind.NAME) for term in more]
    # "Smith, Jane" is a name turned round; in "3 May, 2012" the comma says nothing.
    is_turned = len(pieces) == 2 and not any(map(str.isdigit, rest))
    return _of_text(line, f"{pieces[1]} {pieces[0]}" if is_turned else rest)


def _is_street(term: Term) -> bool:
    return term.kind is Kind.STREET


def _of_text(line: str, text: str) -> list[Term]:
    """The terms of a line or a part of one; more than one where it may be two things."""
    words = words_of(text)
    if day := day_of(text):
        return [Term(line, Kind.DATE, day=day)]
    if sum(map(str.isdigit, text)) >= 5 and sum(map(str.isalpha, text)) <= 3:
        return [Term(line, Kind.NUMBER, ("".join(filter(str.isalnum, text)).lower(),))]
    has_capital = any(map(str.isupper, text))
    last = STREETS.get(words[-1], words[-1])
    streets = []
    if len(words) > 1 and last in CERTAIN_STREETS | PERHAPS_STREETS:
        streets = _streets(line, text, has_capital)
        if last in CERTAIN_STREETS or any(term.house for term in streets):
            return streets
    if set(words) & SCHOOL_WORDS and set(words) - COMMON_WORDS:
        return [Term(line, Kind.PLACE, tuple(words), has_capital)]
    return [*streets, _name_or_phrase(line, words, has_capital)]


def _name_or_phrase(line: str, words: list[str], has_capital: bool) -> Term:
    if "@" in line:
        return Term(line, Kind.PHRASE, tuple(words), has_capital)
    names = [word for word in words if word not in TITLES] or words
    if len(names) <= 4 and all(map(str.isalpha, names)) and not set(names) & {"and", "of", "the"}:
        return Term(line, Kind.NAME, tuple(names), has_capital)
    return Term(line, Kind.PHRASE, tuple(words), has_capital)


def _streets(line: str, text: str, has_capital: bool) -> list[Term]:
    """ "Flat 2, 12a High St" is High Street, number 12a."""
    match = HOUSE.match(text)
    rest = words_of(text[match.end() :]) if match else words_of(text)
    if len(rest) < 2:
        return []
    house = "".join(match[1].split()).lower() if match else ""
    parts = (*rest[:-1], STREETS.get(rest[-1], rest[-1]))
    return [Term(line, Kind.STREET, parts, has_capital, house=house)]


def words_of(text: str) -> list[str]:
    """The words of a line, folded."""
    return [word for match in WORD.finditer(text) if (word := fold(match[0]))]


def squashed(match: re.Match[str]) -> str:
    """A postcode in small letters without its space."""
    return f"{match[1]}{match[2]}".lower()
