"""Dates in the ways people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .matches import Span, Sure, Taken

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
NAMED_DAY = r"(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?"
YEAR = r"(?:[\s,./'\u2019-]*(?P<year>\d{4}|\d{2})(?!\d|[:.]\d))"
BETWEEN = r"[\s,.\-/]*"
PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\s?(?P<mark>[-/.\u2013])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
        r"(?P<year>\d{4}|\d{2})(?!\d|\.\d)",
        r"(?<!\d)(?P<day>\d{2})\s(?P<month>\d{2})\s(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})(?!\d)",
        r"(?<!\d)(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d{2})(?!\d)",
        rf"(?<!\d){NAMED_DAY}{BETWEEN}(?:of\s+)?(?P<month>{MONTH})\b\.?{YEAR}?",
        rf"\b(?P<month>{MONTH})\.?\s+{NAMED_DAY}(?![\d/:])(?:,?\s+(?P<year>\d{{4}})(?!\d))?",
        rf"\b(?P<month>{MONTH})\.?[\s,'\u2019-]*(?P<year>\d{{4}})(?!\d)",
    )
)
BEFORE = re.compile(
    r"^(?:(?:born|dob|d\.o\.b\.?|on|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
    r"\b[\s:,]*)+",
    re.I,
)
FOUR_FIGURES = re.compile(r"(?<!\d)\d{4}(?!\d)")
PIVOT = 30  # two digits up to this are of this century


@dataclass(frozen=True)
class Day:
    """A date, as much of it as is written; never all None."""

    day: int | None
    month: int | None
    year: int | None


Found = tuple[int, int, Day]  # start and end in the text, and what it says


def day_of(text: str) -> Day | None:
    """The date that a line is; None where it is something else."""
    plain = BEFORE.sub("", text.strip())
    for pattern in PATTERNS:
        match = pattern.fullmatch(plain.strip(" ."))
        if match and (day := _day(match)):
            return day
    if re.fullmatch(r"(?:19|20)\d{2}", plain):
        return Day(None, None, int(plain))
    return None


def find_days(text: str) -> list[Found]:
    """Every date in a text."""
    found: list[Found] = []
    taken = Taken()
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if (day := _day(match)) and taken.take(match.start(), match.end()):
                found.append((match.start(), match.end(), day))
    return found


def matching_days(wanted: Day, days: list[Found], text: str) -> Iterator[Span]:
    """Where a date stands; only its month, or its day without the year, is a maybe."""
    for start, end, day in days:
        sure = _compare(wanted, day)
        if sure is not None:
            yield Span(start, end, sure)
    if wanted.day is None and wanted.month is None:
        for match in FOUR_FIGURES.finditer(text):
            if int(match[0]) == wanted.year:
                yield Span(match.start(), match.end(), Sure.EXACT)


def _compare(wanted: Day, day: Day) -> Sure | None:
    if wanted == day:
        return Sure.EXACT
    if wanted.day is None:
        # A day of the month that is looked for, or of the year.
        is_same = (wanted.month, wanted.year) == (day.month, day.year)
        return Sure.VARIANT if is_same and wanted.month else None
    pairs = ((wanted.day, day.day), (wanted.month, day.month), (wanted.year, day.year))
    agree = [one == other for one, other in pairs if one is not None and other is not None]
    if all(agree) and len(agree) == 2:
        return Sure.MAYBE
    # 05/03/2012, as Americans write the third of May.
    is_american = (wanted.day, wanted.month, wanted.year) == (day.month, day.day, day.year)
    return Sure.MAYBE if is_american else None


def _day(match: re.Match[str]) -> Day | None:
    """What a match says, if there is such a day."""
    parts = match.groupdict()
    name = (parts.get("month") or "").lower()
    month = MONTHS.get(name) or (int(name) if name.isdigit() else None)
    day = int(parts["day"]) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000 if year <= PIVOT else 1900
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return Day(day, month, year)
