"""A review that is said to have come out before it came here: no notices are asked for then.

That is an editor's word until somebody else has read it. So it has to say when and where, and
whoever approves the review is told what follows from it.
"""

from datetime import date

from django.urls import reverse

from core.dates import date_in_words
from reviews.models import ReviewPage

from .items import Item
from .statutory import came_out_elsewhere, is_statutory, was_public_here

NO_DAY = (
    "It is marked as public before it came to this site, and has no day in the past on which it "
    "came out. Give the day on the tab Words, or take the mark away."
)
NO_PLACE = (
    "It is marked as public before it came to this site. Write down where it came out, on the tab "
    "Details, so that whoever approves it can check that."
)
CONFIRM = (
    "The notices and their days aren’t asked for, because it is said to have come out before: on "
    "{day}, here: {place}. Whoever approves it confirms that."
)


def is_claimed(page: ReviewPage) -> bool:
    """Whether an editor says so, and this site can't know it from its own pages."""
    return is_statutory(page) and page.came_out_before and not was_public_here(page)


def came_out_before(page: ReviewPage, today: date) -> list[Item]:
    """The line of "Ready to publish?", if the review says so."""
    if not is_claimed(page):
        return []
    reasons = []
    if not came_out_elsewhere(page, today):
        reasons.append(NO_DAY)
    if not page.came_out_where.strip():
        reasons.append(NO_PLACE)
    facts = [] if reasons else [what_to_confirm(page)]
    url = reverse("wagtailadmin_pages:edit", args=[page.pk]) + "#tab-details" if page.pk else ""
    return [Item("Public before it came here", reasons, facts, url, "Open the page")]


def what_to_confirm(page: ReviewPage) -> str:
    """For whoever approves it; empty where nothing is claimed, or something is missing."""
    if not is_claimed(page) or not page.published_on or not page.came_out_where.strip():
        return ""
    day = date_in_words(page.published_on, page.published_precision)
    return CONFIRM.format(day=day, place=page.came_out_where.strip())
