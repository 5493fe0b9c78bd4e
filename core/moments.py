"""The hour that somebody means: once a year London's clocks skip one, and once repeat one."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

LONDON = ZoneInfo("Europe/London")
UTC = ZoneInfo("UTC")


def london_moment(day: date, hour: time) -> datetime:
    """The moment when London's clocks show this. Raises ValidationError if none or two do."""
    naive = datetime.combine(day, hour.replace(tzinfo=None))
    first, second = (naive.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    shown, on_the_day = f"{hour:%H:%M}", f"{day.day} {day:%B %Y}"
    if first.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != naive:
        raise ValidationError(
            f"There is no {shown} on {on_the_day}: the clocks go forward from 01:00 to 02:00. "
            "Choose 02:00 or later.",
            code="skipped_hour",
        )
    raise ValidationError(
        f"{shown} comes twice on {on_the_day}: the clocks go back from 02:00 to 01:00. "
        "Choose a time before 01:00, or 02:00 or later.",
        code="doubled_hour",
    )


def moment_in_words(moment: datetime) -> str:
    """For example “Monday 4 May 2026 at 09:00”, by London's clocks."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B %Y} at {local:%H:%M}"
