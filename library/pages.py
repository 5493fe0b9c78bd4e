"""The base of every page type: what it uses is known, so that its files open with it and close with it."""

from typing import Any

from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Page, ReferenceIndex

from core.searchable import SearchableMixin
from core.visibility import PublicPageManager

from .gate import check_publishable

# Sent with `page`, the page as the database now holds it, whenever one was saved whole: its child
# rows are written, and no draft is in it. Publishing and unpublishing both come by here.
page_saved = Signal()


class GuardedPage(SearchableMixin, Page):
    """A page whose references are always those of its published rows.

    Wagtail indexes a page before its child rows are written, and from the object in hand, which
    may hold a draft. Here the page is read again from the database after it was saved whole, so
    that who may read a file is decided on what is really published.
    """

    objects = PublicPageManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, then index the references of what the database now holds, or neither."""
        with transaction.atomic():
            if self.live:
                check_publishable(self)
            super().save(*args, **kwargs)
            saved = type(self)._base_manager.get(pk=self.pk)
            ReferenceIndex.create_or_update_for_object(saved)
            page_saved.send(sender=type(self), page=saved)
