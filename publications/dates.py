"""Dates of which only the month or the year is known: read, compared and put in order.

A date stands for all the days it can mean: "2019" for the whole year. It is in a range if any of
these days is; in lists it stands where its first day would, the vaguer before the more exact.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self, TypeVar

from django.db.models import Case, DateTimeField, F, Func, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from core.dates import DatePrecision, date_for_machines, date_in_words

Dated = TypeVar("Dated", bound=QuerySet)

FIRST_YEAR, LAST_YEAR = 1900, 2099
MONTHS = {
    form.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, form in enumerate(names)
    if form
} | {"sept": 9}
SHAPES = [
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?"),
    re.compile(r"(?:(?:(?P<day>[0-9]{1,2})[/. ])?(?P<month>[0-9]{1,2})[/. ])(?P<year>[0-9]{4})"),
    re.compile(r"(?:(?P<day>[0-9]{1,2}) )?(?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})"),
]


@dataclass(frozen=True)
class KnownDate:
    """A date and how much of it is known; what isn't known is 1."""

    first_day: date
    precision: DatePrecision

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What a person writes: 2019, 2019-03, 03/2019, March 2019, 4 March 2019."""
        text = " ".join(text.lower().split())
        matches = (shape.fullmatch(text) for shape in SHAPES)
        parts = next((match.groupdict() for match in matches if match), None)
        return cls._of_parts(**parts) if parts else None

    @classmethod
    def _of_parts(cls, year: str, month: str | None, day: str | None) -> Self | None:
        precision = (
            DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
        )
        month_number = MONTHS.get(month) if month and month.isalpha() else int(month or 1)
        if not month_number or not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return None
        try:
            return cls(date(int(year), month_number, int(day or 1)), precision)
        except ValueError:
            return None

    @property
    def last_day(self) -> date:
        """The last day it can mean."""
        if self.precision == DatePrecision.DAY:
            return self.first_day
        month = 12 if self.precision == DatePrecision.YEAR else self.first_day.month
        days = calendar.monthrange(self.first_day.year, month)[1]
        return date(self.first_day.year, month, days)

    @property
    def for_machines(self) -> str:
        """As it stands in an address: 2019, 2019-03 or 2019-03-04."""
        return date_for_machines(self.first_day, self.precision)

    @property
    def in_words(self) -> str:
        """For a reader: 2019, March 2019 or 4 March 2019."""
        return date_in_words(self.first_day, self.precision)


@dataclass(frozen=True)
class DateRange:
    """From the first day of one date to the last day of another; either may be open."""

    start: KnownDate | None = None
    end: KnownDate | None = None

    @property
    def is_limited(self) -> bool:
        """Whether any time is asked for."""
        return bool(self.start or self.end)

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins, so that nothing can be in it."""
        return bool(self.start and self.end and self.end.last_day < self.start.first_day)

    def narrow(self, publications: Dated) -> Dated:
        """Those that came out, or may have come out, in this time; none without a date."""
        if self.start:
            publications = publications.filter(_on_or_after(self.start.first_day))
        if self.end:
            publications = publications.filter(_on_or_before(self.end.last_day))
        return publications


def _on_or_after(day: date) -> Q:
    """A vague date is compared with what is as vague: "2019" with the year of the day."""
    return (
        Q(published_precision=DatePrecision.DAY, published_on__gte=day)
        | Q(published_precision=DatePrecision.MONTH, published_on__gte=day.replace(day=1))
        | Q(published_precision=DatePrecision.YEAR, published_on__gte=day.replace(day=1, month=1))
    )


def _on_or_before(day: date) -> Q:
    end_of_month = KnownDate(day, DatePrecision.MONTH).last_day
    return (
        Q(published_precision=DatePrecision.DAY, published_on__lte=day)
        | Q(published_precision=DatePrecision.MONTH, published_on__lte=end_of_month)
        | Q(published_precision=DatePrecision.YEAR, published_on__lte=day.replace(day=31, month=12))
    )


def newest_first(prefix: str = "") -> list[OrderBy]:
    """The order by date, the undated last; `prefix` leads to a publication, as in a lookup."""
    return [_first_day(prefix).desc(nulls_last=True), _exactness(prefix).desc()]


def oldest_first(prefix: str = "") -> list[OrderBy]:
    """The same the other way round, the undated last again."""
    return [_first_day(prefix).asc(nulls_last=True), _exactness(prefix).asc()]


def _first_day(prefix: str) -> Func:
    # PostgreSQL knows "day", "month" and "year" too. Without a time zone: a day is the same day
    # everywhere.
    day = Func(F(f"{prefix}published_on"), template="%(expressions)s::timestamp")
    return Func(
        F(f"{prefix}published_precision"), day, function="date_trunc", output_field=DateTimeField()
    )


def _exactness(prefix: str) -> Case:
    name = f"{prefix}published_precision"
    return Case(
        When(**{name: DatePrecision.DAY}, then=Value(2)),
        When(**{name: DatePrecision.MONTH}, then=Value(1)),
        default=Value(0),
    )
