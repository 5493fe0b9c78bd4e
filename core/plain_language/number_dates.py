"""Dates written in numbers, and the same dates in words."""

import re
from collections.abc import Iterator
from datetime import date

from core.dates import DatePrecision, date_in_words

from .rules import NUMBER_DATE, Advice
from .sentences import without_quotes
from .words import PageWords

# Not within a word, an address, a file name, a longer number or a version.
ALONE_BEFORE = r"(?<![\w/.\-@=&?#:£$%])"
ALONE_AFTER = r"(?![\w/@=%]|[.\-:]\w)"
DAY_FIRST = re.compile(
    rf"{ALONE_BEFORE}(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)"
    rf"(?P<year>\d{{4}}|\d{{2}}){ALONE_AFTER}"
)
YEAR_FIRST = re.compile(
    rf"{ALONE_BEFORE}(?P<year>\d{{4}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)"
    rf"(?P<first>\d{{1,2}}){ALONE_AFTER}"
)
# 10/2018 may be a number of a file: only where the words before it speak of a time.
MONTH = re.compile(
    r"\b(?:in|since|from|until|till|by|before|after|during|updated|published|reviewed|dated)\s+"
    rf"(?P<found>(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d{{2}})){ALONE_AFTER}",
    re.IGNORECASE,
)
YEARS = range(1900, 2100)
# 4.12.22 may as well be the number of a paragraph.
MARKS_OF_SHORT_YEARS = "/"


def number_dates(page: PageWords) -> Iterator[Advice]:
    """Every date in numbers, with the date in words."""
    for words in page.own_words:
        for found, better in dates_in(without_quotes(words.text)):
            yield Advice(NUMBER_DATE, better, words.place, found)


def dates_in(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what stands in the text and what should: 04/12/2022, 4 December 2022."""
    for pattern in (DAY_FIRST, YEAR_FIRST):
        for match in pattern.finditer(text):
            if value := _day_of(match):
                yield match[0], date_in_words(value)
    for match in MONTH.finditer(text):
        first = date(int(match["year"]), int(match["month"]), 1)
        yield match["found"], date_in_words(first, DatePrecision.MONTH)


def _day_of(match: re.Match[str]) -> date | None:
    """The day as it is read in Britain; as in America only where no other reading is possible."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if len(year) == 2:
        if match["mark"] not in MARKS_OF_SHORT_YEARS:
            return None
        year = f"20{year}"
    return _day(int(year), second, first) or _day(int(year), first, second)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
