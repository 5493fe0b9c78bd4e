"""The editor's form of a publication."""

from typing import Any

from library.page_form import GuardedPageForm


class PublicationForm(GuardedPageForm):
    """Offers only the kinds of the page type in hand; one kind is chosen by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("kind")
        kinds = type(self.instance).kinds
        if field and kinds:
            empty = [] if len(kinds) == 1 else [("", "Choose one")]
            field.choices = [*empty, *((kind.value, kind.label) for kind in kinds)]
