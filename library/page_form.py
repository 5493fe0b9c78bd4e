"""What every page's form adds to Wagtail's."""

from typing import Any

from core.forms import PlainPageForm

from .gate import reasons_not_to_publish
from .newer_version import newer_version, words_about


class GuardedPageForm(PlainPageForm):
    """Says, before anything is saved, why that can't be."""

    def clean(self) -> dict[str, Any]:
        """Somebody else's newer words aren't written over unseen."""
        cleaned: dict[str, Any] = super().clean()
        newer = newer_version(self.instance, self.data, self.for_user)
        if newer:
            self.add_error(None, words_about(self.instance, newer, self.data["loaded_revision_id"]))
        return cleaned

    def is_valid(self) -> bool:
        """Also ask the publishing gate, with the lists (such as documents) as they would be."""
        if not super().is_valid():
            return False
        if "action-publish" in self.data:
            for reason in reasons_not_to_publish(self.save(commit=False)):
                self.add_error(None, "This page can’t be published yet. " + reason)
        return not self.errors
