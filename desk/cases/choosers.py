"""Choosers that survive a forged answer: it chooses nothing, and the form says so."""

from typing import Any

from django.db.models import Model
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents.widgets import AdminDocumentChooser


class NoSuchKeyMixin:
    """Wagtail's chooser looks the answer up again to show it, and takes it for a number."""

    def get_instance(self, value: Any) -> Model | None:
        """What was chosen, if there is such a thing."""
        try:
            instance: Model | None = super().get_instance(value)  # type: ignore[misc]
        except (TypeError, ValueError):
            return None
        return instance


class EvidenceChooser(NoSuchKeyMixin, AdminDocumentChooser):
    """The document that shows that a notice was sent."""


class CasePageChooser(NoSuchKeyMixin, AdminPageChooser):
    """A page of a review in progress."""
