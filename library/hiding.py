"""Hiding a public page is taking it away: by privacy, or by a move to where nobody can read it."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import pre_page_move

from core.visibility import is_public_now

from .gate import GateRefused, reasons_not_to_withdraw


class HidingRefused(GateRefused):
    """A public page may not be hidden yet."""

    nothing_done = "Nothing was hidden."
    verb = "hidden yet"


def check_hideable(page: Page) -> None:
    """Raise HidingRefused if a rule wants this page, or one below it, to stay public.

    `page` is about to be hidden with all that is below it. What isn't public now loses nothing.
    """
    for candidate in page.get_descendants(inclusive=True).filter(live=True).specific():
        reasons = reasons_not_to_withdraw(candidate)
        if reasons and is_public_now(candidate):
            raise HidingRefused(candidate, reasons)


def refuse_early_privacy(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """A page gets a privacy setting, or an old setting another page."""
    if not kwargs.get("raw"):
        check_hideable(instance.page)


def refuse_move_out_of_sight(
    sender: type, instance: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """A page is moved to where nobody could read it."""
    if not is_public_now(parent_page_after):
        check_hideable(instance)


def register() -> None:
    """Called when the app is ready."""
    pre_save.connect(refuse_early_privacy, sender=PageViewRestriction)
    pre_page_move.connect(refuse_move_out_of_sight)
