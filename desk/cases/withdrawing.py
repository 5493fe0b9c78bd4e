"""Until when a review has to stay public."""

from datetime import date

from django.utils import timezone
from wagtail.models import Page

from core.dates import date_in_words
from desk.duties.periods import london_day, public_until
from desk.models import DutySettings, GateOverride
from library.gate import check_withdrawable
from reviews.models import ReviewPage

from .statutory import STATUTORY_KINDS, first_public_day, is_statutory


def must_stay_until(page: ReviewPage) -> date | None:
    """The last day it has to be public; None where nothing is known or asked."""
    since = first_public_day(page) if is_statutory(page) else None
    return public_until(since, DutySettings.current().periods) if since else None


def stays_for_its_time(page: Page) -> list[str]:
    """A rule of the gate: a review isn't withdrawn before its time, except by a second person."""
    if not isinstance(page, ReviewPage) or _is_over(page):
        return []
    until = must_stay_until(page)
    if until is None or london_day(timezone.now()) > until:
        return []
    granted = GateOverride.objects.of_page(page.pk).in_force()
    if granted.filter(rule=GateOverride.Rule.MINIMUM_TIME).exists():
        return []
    return [
        f"It has to stay public until {date_in_words(until)}. Ask a second person to let it "
        "through, under “Ready to publish?”. If it may harm somebody now, use “Take down now”."
    ]


def outlasts_reviews_below(page: Page) -> list[str]:
    """A rule of the gate: the planned end of a page is the end of every page below it too."""
    if page.expire_at is None or not page.pk:
        return []
    end = london_day(page.expire_at)
    below = ReviewPage.objects.descendant_of(page).filter(live=True, kind__in=STATUTORY_KINDS)
    longest = max(
        ((until, review.title) for review in below if (until := must_stay_until(review))),
        default=None,
    )
    if longest is None or end > longest[0]:
        return []
    until, title = longest
    return [
        f"It is planned to come down on {date_in_words(end)}, and “{title}” below it has to stay "
        f"public until {date_in_words(until)}. Choose a later day, or none."
    ]


def _is_over(page: Page) -> bool:
    """Past its planned end readers have lost it already; what remains is to write that down."""
    return page.expire_at is not None and page.expire_at <= timezone.now()


def refuse_early_deletion(sender: type, instance: ReviewPage, **kwargs: object) -> None:
    """Deleting takes a review away too. Raises WithdrawalRefused."""
    check_withdrawable(instance)
