"""Dates as people write them: "4 December 2022", "December 2022", "2022" or "2022-12-04"."""

from datetime import date, datetime

from core.dates import DatePrecision

EXPECTED_DAY = "a day such as 4 December 2022"
EXPECTED_DATE = "a date such as 4 December 2022, December 2022 or 2022"

_FORMATS = [
    ("%d %B %Y", DatePrecision.DAY),
    ("%Y-%m-%d", DatePrecision.DAY),
    ("%B %Y", DatePrecision.MONTH),
    ("%Y", DatePrecision.YEAR),
]


def parse_date(text: str) -> tuple[date, DatePrecision]:
    """A date and how much of it is known (the rest is the first); raises ValueError."""
    for pattern, precision in _FORMATS:
        try:
            return datetime.strptime(text.strip(), pattern).date(), precision
        except ValueError:
            continue
    raise ValueError(text)


def parse_day(text: str) -> date:
    """A whole date; raises ValueError when the day isn't given."""
    value, precision = parse_date(text)
    if precision != DatePrecision.DAY:
        raise ValueError(text)
    return value
