"""What happens next, step by step."""

from wagtail import blocks

from core.pdf import Node, Paper
from core.pdf.nodes import heading, item_list, paragraph, run

from .text import SMALL_TEXT_FEATURES


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(
        max_length=120, label="What happens", help_text="In a few words, who does what."
    )
    text = blocks.RichTextBlock(
        features=[*SMALL_TEXT_FEATURES, "ul"],
        required=False,
        label="More about it",
        help_text="Only if somebody needs it.",
    )

    class Meta:
        icon = "list-ol"
        label = "Step"


class StepsBlock(blocks.StructBlock):
    """Numbered steps, in the order in which they happen."""

    title = blocks.CharBlock(
        max_length=100, required=False, label="Title", default="What happens next"
    )
    steps = blocks.ListBlock(StepBlock(), min_num=2, label="Steps")

    class Meta:
        icon = "list-ol"
        label = "Steps"
        template = "core/blocks/steps_block.html"
        description = "What happens next, step by step, with large numbers."
        preview_value = {
            "title": "What happens next",
            "steps": [
                {"title": "Somebody calls you", "text": "<p>They tell you why.</p>"},
                {"title": "You choose a day to meet", "text": ""},
                {"title": "You get the answer in a letter", "text": ""},
            ],
        }

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """A numbered list under its title."""
        steps = [
            [paragraph([run(step["title"], bold=True)]), *paper.rich_text(step["text"])]
            for step in value["steps"]
        ]
        title = [heading(value["title"])] if value.get("title") else []
        return [*title, item_list(steps, ordered=True)]
