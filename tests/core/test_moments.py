"""Hours by London's clocks, worked by hand."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from core.moments import london_moment, moment_in_words
from plans.models import PlanPage

UTC = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (date(2026, 1, 12), time(9), datetime(2026, 1, 12, 9, tzinfo=UTC)),
        (date(2026, 7, 6), time(9), datetime(2026, 7, 6, 8, tzinfo=UTC)),
        # 29 March 2026: at 01:00 it is 02:00.
        (date(2026, 3, 29), time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(2), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # 25 October 2026: at 02:00 it is 01:00 again.
        (date(2026, 10, 25), time(0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (date(2026, 10, 25), time(2), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        # Planned in summer for the winter: nine o'clock stays nine o'clock.
        (date(2026, 10, 26), time(9), datetime(2026, 10, 26, 9, tzinfo=UTC)),
        (date(2028, 2, 29), time(23, 59), datetime(2028, 2, 29, 23, 59, tzinfo=UTC)),
    ],
)
def test_the_moment_of_an_hour(day: date, hour: time, expected: datetime) -> None:
    assert london_moment(day, hour) == expected


@pytest.mark.parametrize(
    ("day", "hour", "code"),
    [
        (date(2026, 3, 29), time(1), "skipped_hour"),
        (date(2026, 3, 29), time(1, 59), "skipped_hour"),
        (date(2026, 10, 25), time(1), "doubled_hour"),
        (date(2026, 10, 25), time(1, 59), "doubled_hour"),
        (date(2027, 3, 28), time(1, 30), "skipped_hour"),
        (date(2027, 10, 31), time(1, 30), "doubled_hour"),
    ],
)
def test_an_hour_that_does_not_exist_or_comes_twice_is_explained(
    day: date, hour: time, code: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        london_moment(day, hour)
    assert refusal.value.code == code
    assert f"{hour:%H:%M}" in refusal.value.message


def test_a_moment_is_written_by_londons_clocks() -> None:
    moment = datetime(2026, 7, 6, 8, 5, tzinfo=UTC)
    assert moment_in_words(moment) == "Monday 6 July 2026 at 09:05"


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_the_schedule_of_a_page_answers_in_the_same_words(field: str) -> None:
    asked = PlanPage.get_edit_handler().get_form_class().base_fields[field]
    with pytest.raises(ValidationError, match="There is no 01:30 on 29 March 2026: the clocks go"):
        asked.clean("2026-03-29 01:30")
    with pytest.raises(ValidationError, match="01:30 comes twice on 25 October 2026"):
        asked.clean("2026-10-25 01:30")
    with pytest.raises(ValidationError, match="Enter a valid date and time"):
        asked.clean("soon")
    assert asked.clean("2026-10-26 09:00") == datetime(2026, 10, 26, 9, tzinfo=UTC)
