"""Says at once that a planned hour is too early; the gate refuses it when it would count."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from core.dates import date_in_words
from desk.duties.periods import london_day
from reviews.models import ReviewPage

from .checklist import Checklist, Rule

TOO_EARLY = (
    "Saved, but it can’t go out on {planned}. The first day it may come out is {earliest}. Choose "
    "that day or a later one under “Edit schedule”, behind the ⓘ at the top right."
)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_that_it_is_too_early(request: HttpRequest, page: Page) -> None:
    """To who saved a draft or submitted it; nothing while Wagtail saves by itself."""
    is_draft = isinstance(page, ReviewPage) and not page.live and page.go_live_at
    if not is_draft or not request.accepts("text/html"):
        return
    checklist = Checklist.of(page)
    earliest = checklist.notices.earliest_day if checklist.is_first_time else None
    planned = london_day(checklist.moment)
    if earliest and planned < earliest and Rule.NOTICES not in checklist.let_through:
        words = {"planned": date_in_words(planned), "earliest": date_in_words(earliest)}
        messages.warning(request, TOO_EARLY.format(**words))
