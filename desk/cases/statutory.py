"""Which reviews have to be told of before they come out, and stay public for a time.

Working Together to Safeguard Children, the chapter on reviews, asks it of local child safeguarding
practice reviews; the edition of 2015 asked the like of serious case reviews. National reviews are
published by the national Panel; rapid reviews, audits and the rest need no such notice. Confirm
with your legal team.
"""

from datetime import date, timedelta
from typing import Any

from wagtail.models import PageLogEntry

from core.dates import DatePrecision
from desk.duties.periods import add_months, london_day
from publications.kinds import Kind
from reviews.models import ReviewPage

STATUTORY_KINDS = (Kind.LCSPR, Kind.SCR)
# What Wagtail writes down when readers get a version.
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


def is_statutory(page: Any) -> bool:
    """Whether the page is a review that duties follow from."""
    return isinstance(page, ReviewPage) and page.kind in STATUTORY_KINDS


def came_out_elsewhere(page: ReviewPage, today: date) -> bool:
    """Whether it was public before it came to this site, with a day in the past to show for it."""
    return bool(page.came_out_before and page.published_on and page.published_on < today)


def was_public_here(page: ReviewPage) -> bool:
    """Whether readers have, or have had, it here as a review of such a kind.

    A draft can't say so of itself: saving one of a page that isn't public changes the stored kind
    too. So a page that came down was what the version said that was published then.
    """
    if not page.pk:
        return False
    stored = ReviewPage._base_manager.filter(pk=page.pk, live=True, kind__in=STATUTORY_KINDS)
    published = PageLogEntry.objects.filter(
        page_id=page.pk,
        action__in=PUBLISHED,
        revision__content__kind__in=[kind.value for kind in STATUTORY_KINDS],
    )
    return stored.exists() or published.exists()


def comes_out_first(page: Any, today: date) -> bool:
    """Whether publishing it would bring it to readers for the first time, anywhere."""
    return is_statutory(page) and not came_out_elsewhere(page, today) and not was_public_here(page)


def first_public_day(page: ReviewPage) -> date | None:
    """The day from which it has been public, as far as is known; the latest where it isn't."""
    if page.came_out_before and page.published_on:
        return _last_day_meant(page.published_on, page.published_precision)
    if page.first_published_at:
        return london_day(page.first_published_at)
    return page.published_on


def _last_day_meant(day: date, precision: str) -> date:
    """A month or a year that is known no better may have been its last day."""
    if precision == DatePrecision.YEAR:
        return date(day.year, 12, 31)
    if precision == DatePrecision.MONTH:
        return add_months(day.replace(day=1), 1) - timedelta(days=1)
    return day
