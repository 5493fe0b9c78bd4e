"""When each duty falls due: sums with dates, without a database.

The numbers come from the settings of the desk, where each stands beside its source. Nothing here
is advice on the law.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from desk.duties.working_days import NO_DAYS, add_working_days, next_working_day


@dataclass(frozen=True)
class Periods:
    """How long each duty gives, and the days beside bank holidays on which nobody works."""

    notify_days: int = 5
    rapid_review_days: int = 15
    publish_months: int = 6
    notice_days: int = 7
    public_months: int = 12
    yearly_report_month: int = 9
    yearly_report_day: int = 30
    closed_days: frozenset[date] = NO_DAYS


DEFAULT_PERIODS = Periods()


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a month that has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def london_day(moment: datetime) -> date:
    """The date on which a moment falls where the partnership is; the server's zone is London."""
    return timezone.localtime(moment).date()


def notify_by(known_on: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day to notify the national Panel of an incident."""
    return add_working_days(known_on, periods.notify_days, periods.closed_days)


def rapid_review_by(known_on: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day of the rapid review, and so of the decision that it leads to."""
    return add_working_days(known_on, periods.rapid_review_days, periods.closed_days)


def publish_by(decided_on: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day on which the report is complete and published."""
    return add_months(decided_on, periods.publish_months)


def earliest_publication(
    sent_on: Iterable[date | None], periods: Periods = DEFAULT_PERIODS
) -> date | None:
    """The first day on which the report may go out; None until every notice has been sent.

    The last notice decides. One that is sent when nobody works counts from the next working day:
    counted backwards from publication it would be too late otherwise.
    """
    days = list(sent_on)
    sent = [day for day in days if day is not None]
    if not sent or len(sent) < len(days):
        return None
    counted_from = next_working_day(max(sent), periods.closed_days)
    return add_working_days(counted_from, periods.notice_days, periods.closed_days)


def send_notices_by(publish_on: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day to send the notices if the report is to go out on this day.

    Always a working day; sent then, `earliest_publication` isn't after `publish_on`.
    """
    day = add_working_days(publish_on, -periods.notice_days, periods.closed_days)
    while (earliest_publication([day], periods) or day) > publish_on:
        day = add_working_days(day, -1, periods.closed_days)
    return day


def may_go_out_at(moment: datetime, earliest: date | None) -> bool:
    """Whether the notice period has run at this moment, in London's calendar."""
    return earliest is not None and london_day(moment) >= earliest


def public_until(published_on: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day on which the report must still be public."""
    return add_months(published_on, periods.public_months)


def yearly_report_by(year: int, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day to publish the yearly report in one year."""
    last_day = monthrange(year, periods.yearly_report_month)[1]
    return date(year, periods.yearly_report_month, min(periods.yearly_report_day, last_day))


def next_yearly_report(today: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The first day from today on by which a yearly report is due."""
    this_year = yearly_report_by(today.year, periods)
    return this_year if this_year >= today else yearly_report_by(today.year + 1, periods)


def last_yearly_report(today: date, periods: Periods = DEFAULT_PERIODS) -> date:
    """The last day before today by which a yearly report was due."""
    return yearly_report_by(next_yearly_report(today, periods).year - 1, periods)


def end_of_yearly_period(due: date) -> date:
    """The day before which the period of the report that is due then doesn't end.

    A report published in September is about a year that ended in the twelve months before it;
    the report of the year before is a different one.
    """
    return add_months(due, -12) + timedelta(days=1)
