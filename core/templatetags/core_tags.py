"""Template tags that every template may use without loading them."""

from datetime import date

from django import template

from core.dates import DatePrecision, date_for_machines, date_in_words

register = template.Library()


@register.filter
def in_words(value: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date for a reader: `{{ page.published_on|in_words:page.published_precision }}`."""
    return date_in_words(value, precision) if value else ""


@register.filter
def for_machines(value: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date for a `datetime` attribute."""
    return date_for_machines(value, precision) if value else ""
