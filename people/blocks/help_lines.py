"""People who listen, wherever a page needs them."""

from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from core.pdf import Node, Paper
from core.pdf.nodes import table
from people.models import HelpLine


class HelpLinesValue(blocks.StructValue):
    """Help lines as they are today."""

    @property
    def help_lines(self) -> list[HelpLine]:
        """Those that were chosen and are in use; all of them where none was chosen."""
        if chosen := self.get("lines"):
            return [line for line in chosen if line and not line.is_former]
        return list(HelpLine.objects.public())


class HelpLinesBlock(ChosenPreviewMixin, blocks.StructBlock):
    """Help lines, always as the snippets have them today."""

    title = blocks.CharBlock(
        max_length=100, required=False, label="Title", default="Somebody to talk to"
    )
    lines = blocks.ListBlock(
        SnippetChooserBlock("people.HelpLine", label="Help line"),
        default=[],
        label="Help lines",
        help_text="Leave empty to show all of them.",
    )

    preview_needs = "a help line"

    class Meta:
        icon = "comment"
        label = "Help lines"
        value_class = HelpLinesValue
        template = "people/blocks/help_lines_block.html"
        description = "Numbers of people who listen, from People, Help lines. Change them there."

    def preview_example(self) -> dict[str, Any] | None:
        """All that are in use."""
        return {"title": "Somebody to talk to"} if HelpLine.objects.public().exists() else None

    def get_searchable_content(self, value: HelpLinesValue) -> list[str]:
        """What the cards show in words."""
        words = [f"{line.name}. {line.for_whom}" for line in value.help_lines]
        return [value.get("title") or "", *words]

    def print_nodes(self, value: HelpLinesValue, paper: Paper) -> list[Node]:
        """A table: who listens, for whom, and the number."""
        lines = value.help_lines
        if not lines:
            return []
        rows = [[line.name, line.for_whom, line.phone, line.hours] for line in lines]
        headings = ["Who listens", "For whom", "Number", "When"]
        title = value.get("title") or "Help lines"
        return [table(rows, headings=headings, caption=title, row_headings=True)]
