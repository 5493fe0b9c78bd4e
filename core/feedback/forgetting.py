"""How long readers' answers are kept."""

from datetime import date

from django.utils import timezone

from core.models import FormUse, PageComment, PageUsefulness

from .tokens import GOOD_FOR

MONTHS_KEPT = 13


def first_month_kept(today: date) -> date:
    """The first day of the earliest month that is kept."""
    months = today.year * 12 + today.month - 1 - (MONTHS_KEPT - 1)
    return date(months // 12, months % 12 + 1, 1)


def forget_old_answers() -> None:
    """Delete counts and words of more than a year ago, and used tokens that are worthless."""
    first = first_month_kept(timezone.localdate())
    PageUsefulness.objects.before(first).delete()
    PageComment.objects.filter(sent_on__lt=first).delete()
    FormUse.objects.forget(older_than=2 * GOOD_FOR)
