"""Dates as readers see them: "4 December 2022", "December 2022" or "2022"."""

from datetime import date

from django.db import models
from django.utils.dateformat import format as format_date


class DatePrecision(models.TextChoices):
    """How much of a date is known; the rest of it isn't shown."""

    DAY = "day", "Day, month and year"
    MONTH = "month", "Month and year"
    YEAR = "year", "Year only"


FORMATS = {
    DatePrecision.DAY: "j F Y",
    DatePrecision.MONTH: "F Y",
    DatePrecision.YEAR: "Y",
}
MACHINE_FORMATS = {
    DatePrecision.DAY: "Y-m-d",
    DatePrecision.MONTH: "Y-m",
    DatePrecision.YEAR: "Y",
}


def date_in_words(value: date, precision: str = DatePrecision.DAY) -> str:
    """The date for a reader, no more exact than `precision`."""
    return format_date(value, FORMATS[DatePrecision(precision)])


def date_for_machines(value: date, precision: str = DatePrecision.DAY) -> str:
    """The date for a `datetime` attribute or open data (ISO 8601), no more exact than known."""
    return format_date(value, MACHINE_FORMATS[DatePrecision(precision)])
