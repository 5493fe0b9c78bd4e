"""The editor's form of a publication."""

from typing import Any

from library.page_form import GuardedPageForm
from people.models import PublishingBody


class PublicationForm(GuardedPageForm):
    """Offers only the kinds of the page type in hand; what can be known is filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("kind")
        kinds = type(self.instance).kinds
        if field and kinds:
            empty = [] if len(kinds) == 1 else [("", "Choose one")]
            field.choices = [*empty, *((kind.value, kind.label) for kind in kinds)]
        self.fill_in_the_publishing_body()

    def fill_in_the_publishing_body(self) -> None:
        """A new page is published by whoever publishes most today, unless somebody says not."""
        is_new = self.instance.pk is None and not self.instance.publishing_body_id
        if "publishing_body" in self.fields and is_new:
            self.initial["publishing_body"] = PublishingBody.objects.publishing_most()
