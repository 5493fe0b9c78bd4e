"""Keeps a row for each address that had a page, from the hour it went until it comes back."""

from typing import Any
from urllib.parse import unquote

from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished

from core.visibility import is_public_now
from publications.models import PublicationPage, WithdrawnPage
from publications.models.withdrawn_page import LONGEST_PATH

NO_REASON_GIVEN = "We have withdrawn this page."
END_REACHED = "This page was planned to be here until now."
TAKEN_DOWN = "We have taken this page down while we look at it."


def remember_withdrawal(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page was unpublished, whichever way: its address says so from now on.

    What nobody could read before leaves no trace. `withdrawal_reason` of the page is what readers
    are told, if somebody wrote it.
    """
    if not isinstance(instance, PublicationPage) or not _was_in_public(instance):
        return
    site, path = _address_of(instance)
    if site is None or len(path) > LONGEST_PATH:
        return
    is_urgent = getattr(instance, "comes_down_at_once", False)
    WithdrawnPage.objects.update_or_create(
        site=site,
        path=path,
        defaults={
            # Still live in the database: Wagtail says this of a page that it is about to delete.
            "page_id": None if instance.live else instance.pk,
            "withdrawn_on": timezone.localdate(),
            "reason": _reason_for_readers(instance, is_urgent),
            "is_taken_down": is_urgent,
        },
    )


def forget_withdrawal(sender: type, instance: Page, **kwargs: Any) -> None:
    """The page is back, perhaps at another address; its old one isn't withdrawn any more."""
    if not instance.live:
        return
    WithdrawnPage.objects.filter(page_id=instance.pk).delete()
    site, path = _address_of(instance)
    WithdrawnPage.objects.filter(site=site, path=path).delete()


def _was_in_public(page: Page) -> bool:
    """Whether anybody could read it until now: its place is public, and it has no password."""
    parent = page.get_parent()
    is_open = not page.get_view_restrictions().exists()
    return is_open and parent is not None and is_public_now(parent)


def _address_of(page: Page) -> tuple[Site | None, str]:
    parts = page.get_url_parts()
    if not parts:
        return None, ""
    # As a request has it: letters outside ASCII are written out there.
    return Site.objects.filter(pk=parts[0]).first(), unquote(parts[2] or "")


def _reason_for_readers(page: Page, is_urgent: bool) -> str:
    written = getattr(page, "withdrawal_reason", "").strip()
    otherwise = TAKEN_DOWN if is_urgent else END_REACHED if page.expired else NO_REASON_GIVEN
    return written or otherwise


def register() -> None:
    """Called when the app is ready."""
    page_unpublished.connect(remember_withdrawal)
    page_published.connect(forget_withdrawal)
