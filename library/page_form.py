"""What every page's form adds to Wagtail's."""

from core.forms import PlainPageForm

from .gate import reasons_not_to_publish


class GuardedPageForm(PlainPageForm):
    """Says, before anything is saved, why a page can't be published."""

    def is_valid(self) -> bool:
        """Also ask the publishing gate, with the lists (such as documents) as they would be."""
        if not super().is_valid():
            return False
        if "action-publish" in self.data:
            for reason in reasons_not_to_publish(self.save(commit=False)):
                self.add_error(None, "This page can’t be published yet. " + reason)
        return not self.errors
