"""Working days in England: not Saturdays, Sundays or bank holidays.

Bank holidays come from the `holidays` library. It works out the regular ones of any year to 2100
and knows those proclaimed once, for a coronation say, up to its own release. What is proclaimed
after that it cannot know: then either the library is updated, or the officer writes the day into
the settings of the desk, and it comes in here as one of the `closed` days.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from core.lazily import lazily

holidays = lazily("holidays")

SATURDAY = 5
A_DAY = timedelta(days=1)
NO_DAYS: frozenset[date] = frozenset()


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of one year; after 2100 none are known."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date, closed: Collection[date] = NO_DAYS) -> bool:
    """Whether offices in England work on this day."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year) and day not in closed


def next_working_day(day: date, closed: Collection[date] = NO_DAYS) -> date:
    """This day if it is a working day, otherwise the first one after it."""
    while not is_working_day(day, closed):
        day += A_DAY
    return day


def add_working_days(day: date, count: int, closed: Collection[date] = NO_DAYS) -> date:
    """The working day that is `count` working days after `day`; before it if below nought.

    The day itself isn't counted: one working day after a Friday, or after the Saturday or Sunday
    that follows it, is Monday. With nought, the day itself.
    """
    step = A_DAY if count > 0 else -A_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, closed):
            day += step
    return day


def working_days_between(start: date, end: date, closed: Collection[date] = NO_DAYS) -> int:
    """How many working days after `start` the day `end` is; below nought if it is before.

    The first day isn't counted and the last is, so that it is what `add_working_days` added.
    """
    if end < start:
        return -working_days_between(end - A_DAY, start - A_DAY, closed)
    days = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), closed) for n in range(1, days + 1))
