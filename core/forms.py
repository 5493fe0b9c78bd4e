"""What every page's form says when something is missing."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PlainPageForm(WagtailAdminPageForm):
    """Names the empty field in the message, for an officer who looks for it in four tabs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Wagtail makes one of the title; a draft saved before that isn't refused for it.
            self.fields["slug"].required = False
        for field in self.fields.values():
            if field.required and field.label:
                field.error_messages["required"] = f"Fill in “{field.label}”. It can't stay empty."
