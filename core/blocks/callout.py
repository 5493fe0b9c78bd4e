"""A box that stands out."""

from wagtail import blocks

from core.pdf import Node, Paper, nodes

from .text import SMALL_TEXT_FEATURES
from .words import ReadersWordsMixin


class CalloutBlock(ReadersWordsMixin, blocks.StructBlock):
    """Something that must not be missed, or help that is at hand."""

    kind = blocks.ChoiceBlock(
        choices=[
            ("information", "Good to know"),
            ("important", "Important"),
            ("help", "Help"),
        ],
        default="information",
        label="Kind",
    )
    title = blocks.CharBlock(max_length=100, required=False, label="Title")
    text = blocks.RichTextBlock(features=[*SMALL_TEXT_FEATURES, "ul"], label="Text")

    class Meta:
        icon = "info-circle"
        label = "Callout"
        template = "core/blocks/callout_block.html"
        description = "A box that stands out. Use one or two on a page, no more."
        preview_value = {
            "kind": "information",
            "title": "You can bring somebody with you",
            "text": "<p>A friend, a relative or an advocate can come to the meeting.</p>",
        }

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The box."""
        inside = paper.rich_text(value["text"])
        return [nodes.callout(inside, title=value["title"], kind=value["kind"])]
