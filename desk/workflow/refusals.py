"""Refusing in the words of whoever is refused."""

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from library.gate import PublishingRefused
from library.page_permissions import reasons_against_publisher


def refuse_own_approval(user: AbstractUser, page: Page) -> None:
    """Raise PublishingRefused if this person may not let the latest version of a page out."""
    latest = page.specific.get_latest_revision_as_object()
    if reasons := reasons_against_publisher(user, latest):
        raise PublishingRefused(latest, reasons)
