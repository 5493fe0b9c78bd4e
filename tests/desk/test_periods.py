"""When duties fall due, from hand-worked tables: no database."""

from datetime import date, datetime, timedelta

import pytest

from desk.duties import periods as duty
from desk.duties.periods import Periods


def day(text: str) -> date:
    """A date from "2026-12-24"."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("known_on", "notify_by", "rapid_review_by"),
    [
        ("2026-03-02", "2026-03-09", "2026-03-23"),
        ("2026-03-07", "2026-03-13", "2026-03-27"),  # known on a Saturday
        ("2026-03-30", "2026-04-08", "2026-04-22"),  # over Easter
        ("2026-12-07", "2026-12-14", "2026-12-30"),  # over Christmas
        ("2026-12-25", "2027-01-05", "2027-01-19"),  # known on Christmas Day
    ],
)
def test_duties_after_an_incident(known_on: str, notify_by: str, rapid_review_by: str) -> None:
    assert duty.notify_by(day(known_on)) == day(notify_by)
    assert duty.rapid_review_by(day(known_on)) == day(rapid_review_by)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-02-28", 6, "2026-08-28"),
        ("2026-06-15", 6, "2026-12-15"),
        ("2026-07-01", 6, "2027-01-01"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2027-02-28", -12, "2026-02-28"),
        ("2026-01-31", -2, "2025-11-30"),
    ],
)
def test_months_are_added(start: str, months: int, expected: str) -> None:
    assert duty.add_months(day(start), months) == day(expected)


def test_a_report_is_due_and_stays_by_the_months_of_the_settings() -> None:
    assert duty.publish_by(day("2026-08-31")) == day("2027-02-28")
    assert duty.public_until(day("2028-02-29")) == day("2029-02-28")
    changed = Periods(publish_months=9, public_months=24)
    assert duty.publish_by(day("2026-08-31"), changed) == day("2027-05-31")
    assert duty.public_until(day("2026-03-01"), changed) == day("2028-03-01")


@pytest.mark.parametrize(
    ("sent_on", "expected"),
    [
        (["2026-12-14"], "2026-12-23"),
        (["2026-12-17"], "2026-12-30"),  # over Christmas
        (["2026-12-19"], "2027-01-04"),  # a Saturday counts from Monday
        (["2026-12-25"], "2027-01-08"),  # a bank holiday counts from Tuesday 29
        (["2026-03-27"], "2026-04-09"),  # over Easter
        (["2026-03-02", "2026-03-05", "2026-03-03"], "2026-03-16"),  # the last one decides
    ],
)
def test_the_earliest_day_of_publication(sent_on: list[str], expected: str) -> None:
    assert duty.earliest_publication(day(text) for text in sent_on) == day(expected)


def test_no_day_is_early_enough_while_a_notice_is_missing() -> None:
    assert duty.earliest_publication([]) is None
    assert duty.earliest_publication([day("2026-03-02"), None]) is None
    assert not duty.may_go_out_at(datetime.fromisoformat("2026-03-02T12:00:00+00:00"), None)


@pytest.mark.parametrize(
    ("publish_on", "expected"),
    [
        ("2026-12-23", "2026-12-14"),
        ("2026-12-26", "2026-12-15"),  # a day on which nobody works
        ("2026-12-30", "2026-12-17"),
        ("2026-04-09", "2026-03-27"),
    ],
)
def test_the_last_day_for_notices(publish_on: str, expected: str) -> None:
    assert duty.send_notices_by(day(publish_on)) == day(expected)


def test_notices_sent_on_their_last_day_are_never_too_late() -> None:
    for number in range(800):
        publish_on = day("2026-01-05") + timedelta(days=number)
        last_day = duty.send_notices_by(publish_on)
        assert (duty.earliest_publication([last_day]) or date.max) <= publish_on
        too_late = duty.add_working_days(last_day, 1)
        assert (duty.earliest_publication([too_late]) or date.min) > publish_on


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-06-30T23:30:00+00:00", "2026-07-01"),  # half past midnight in summer
        ("2026-12-31T23:30:00+00:00", "2026-12-31"),
        ("2026-03-28T23:59:00+00:00", "2026-03-28"),  # the clocks go forward on the 29th
        ("2026-03-29T23:00:00+00:00", "2026-03-30"),
        ("2026-10-24T23:00:00+00:00", "2026-10-25"),  # and back on 25 October
        ("2026-10-25T23:30:00+00:00", "2026-10-25"),
    ],
)
def test_days_are_londons_days(moment: str, expected: str) -> None:
    assert duty.london_day(datetime.fromisoformat(moment)) == day(expected)


def test_a_report_may_go_out_from_the_first_minute_of_its_day_in_london() -> None:
    def may(moment: str) -> bool:
        return duty.may_go_out_at(datetime.fromisoformat(moment), day("2026-07-01"))

    assert not may("2026-06-30T22:59:59+00:00")
    assert may("2026-06-30T23:00:00+00:00")


@pytest.mark.parametrize(
    ("today", "last", "coming"),
    [
        ("2026-09-29", "2025-09-30", "2026-09-30"),
        ("2026-09-30", "2025-09-30", "2026-09-30"),
        ("2026-10-01", "2026-09-30", "2027-09-30"),
        ("2027-01-01", "2026-09-30", "2027-09-30"),
    ],
)
def test_the_yearly_report(today: str, last: str, coming: str) -> None:
    assert duty.last_yearly_report(day(today)) == day(last)
    assert duty.next_yearly_report(day(today)) == day(coming)


def test_the_yearly_report_has_a_day_in_every_year() -> None:
    in_february = Periods(yearly_report_month=2, yearly_report_day=29)
    assert duty.yearly_report_by(2028, in_february) == day("2028-02-29")
    assert duty.yearly_report_by(2027, in_february) == day("2027-02-28")


def test_the_report_due_in_september_is_about_a_year_that_ended_since_the_last_one() -> None:
    assert duty.end_of_yearly_period(day("2026-09-30")) == day("2025-10-01")
