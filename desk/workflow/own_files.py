"""A file is as much somebody's own as a word: whoever brought it doesn't approve it."""

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from library.models import FileCheck, SiteDocument
from library.references import keys_used_by


def files_brought_by(user: AbstractUser, page: Page) -> list[SiteDocument]:
    """Documents of the latest version whose files this person brought, and readers don't have yet.

    A document that the published page has is replaced by two people (`desk.workflow.replacing`).
    """
    own = FileCheck.objects.in_use().filter(uploaded_by=user.pk, document__isnull=False)
    if page.pk is None or not own.exists():
        return []
    keys = keys_used_by(page.get_latest_revision_as_object(), SiteDocument)
    if page.live:
        keys -= keys_used_by(type(page)._base_manager.get(pk=page.pk), SiteDocument)
    mine = SiteDocument.objects.filter(pk__in=keys).filter(pk__in=own.values("document"))
    return list(mine.order_by("title", "pk"))
