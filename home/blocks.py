"""What people came to do: the tasks of the front page."""

from typing import Any

from wagtail import blocks

from core.blocks.links import PageLinkValue
from core.blocks.preview import ChosenPreviewMixin
from core.visibility import public_pages


class TaskBlock(ChosenPreviewMixin, blocks.StructBlock):
    """One thing a reader came to do, and the page where it is done."""

    title = blocks.CharBlock(max_length=60, label="Task", help_text="For example: Find a leaflet")
    text = blocks.CharBlock(max_length=160, label="One line about it")
    page = blocks.PageChooserBlock(label="Page")

    preview_needs = "a public page"

    class Meta:
        icon = "arrow-right"
        label = "Task"
        template = "home/blocks/task_block.html"
        value_class = PageLinkValue
        description = "A large link to what people came to do."

    def preview_example(self) -> dict[str, Any] | None:
        """A task that leads to the first public page."""
        page = public_pages().order_by("path").first()
        words = {"title": "Find a leaflet", "text": "Plain words for families."}
        return {**words, "page": page} if page else None
