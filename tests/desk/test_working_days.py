"""Working days, from hand-worked tables: no database."""

from datetime import date, timedelta

import pytest

from desk.duties.dates_written import read_dates
from desk.duties.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    next_working_day,
    working_days_between,
)


def day(text: str) -> date:
    """A date from "2026-12-24"."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-03-02", 5, "2026-03-09"),  # Monday to Monday
        ("2026-03-06", 1, "2026-03-09"),  # Friday
        ("2026-03-07", 1, "2026-03-09"),  # Saturday
        ("2026-03-08", 1, "2026-03-09"),  # Sunday
        ("2026-03-07", 0, "2026-03-07"),
        ("2026-04-02", 1, "2026-04-07"),  # over Good Friday and Easter Monday
        ("2026-04-01", 5, "2026-04-10"),
        ("2026-05-01", 1, "2026-05-05"),  # early May
        ("2026-08-28", 1, "2026-09-01"),  # late August
        ("2026-12-24", 1, "2026-12-29"),  # Christmas on a Friday, 26 December on a Saturday
        ("2026-12-24", 5, "2027-01-05"),
        ("2026-12-07", 15, "2026-12-30"),
        ("2027-12-24", 1, "2027-12-29"),  # Christmas on a Saturday: Monday and Tuesday instead
        ("2027-12-31", 1, "2028-01-04"),  # 1 January on a Saturday: Monday instead
        ("2028-02-28", 1, "2028-02-29"),  # a leap day is a working Tuesday
        ("2028-02-29", 1, "2028-03-01"),
        ("2022-06-01", 1, "2022-06-06"),  # the jubilee moved the spring holiday
        ("2022-09-16", 1, "2022-09-20"),  # proclaimed once, for a funeral
        ("2023-05-05", 1, "2023-05-09"),  # and for a coronation
        ("2025-12-31", 1, "2026-01-02"),  # 2 January is Scotland's
        ("2026-07-10", 1, "2026-07-13"),  # Northern Ireland's
        ("2026-11-27", 1, "2026-11-30"),  # Scotland's
        ("2026-04-07", -1, "2026-04-02"),  # backwards over Easter
        ("2026-12-29", -1, "2026-12-24"),
        ("2026-03-08", -1, "2026-03-06"),
    ],
)
def test_working_days_are_added(start: str, count: int, expected: str) -> None:
    assert add_working_days(day(start), count) == day(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-02", "2026-03-09", 5),
        ("2026-03-06", "2026-03-06", 0),
        ("2026-03-06", "2026-03-08", 0),
        ("2026-04-02", "2026-04-07", 1),
        ("2026-12-24", "2027-01-05", 5),
        ("2026-04-07", "2026-04-02", -1),
        ("2026-03-07", "2026-03-06", -1),
        ("2026-03-08", "2026-03-07", 0),
    ],
)
def test_working_days_are_counted(start: str, end: str, expected: int) -> None:
    assert working_days_between(day(start), day(end)) == expected


def test_counting_undoes_adding_from_every_day_of_five_years() -> None:
    for number in range(5 * 365):
        start = day("2025-01-01") + timedelta(days=number)
        for count in (1, 7, -7):
            assert working_days_between(start, add_working_days(start, count)) == count


def test_a_holiday_announced_lately_can_be_written_down() -> None:
    closed = {day("2027-05-04")}
    assert is_working_day(day("2027-05-04"))
    assert not is_working_day(day("2027-05-04"), closed)
    assert add_working_days(day("2027-04-30"), 1, closed) == day("2027-05-05")
    assert next_working_day(day("2027-05-01"), closed) == day("2027-05-05")


def test_bank_holidays_of_years_to_come_are_worked_out() -> None:
    assert day("2099-12-25") in bank_holidays(2099)
    assert bank_holidays(2500) == frozenset()


def test_dates_are_read_as_people_write_them() -> None:
    dates, unread = read_dates("4 May 2027\n\n 05/05/2027 \n2027-05-06\n7 Jun 2027\nnext Monday")
    assert dates == [day("2027-05-04"), day("2027-05-05"), day("2027-05-06"), day("2027-06-07")]
    assert unread == ["next Monday"]
