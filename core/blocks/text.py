"""Headings and running text."""

from wagtail import blocks
from wagtail.rich_text import RichText

from core.pdf import Node, Paper, nodes

from .words import ReadersWordsMixin

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
SMALL_TEXT_FEATURES = ["bold", "italic", "link", "document-link"]


class HeadingBlock(ReadersWordsMixin, blocks.StructBlock):
    """A heading inside a page; the page's title is the only one above it."""

    text = blocks.CharBlock(max_length=120, label="Heading")
    level = blocks.ChoiceBlock(
        choices=[("2", "Main heading"), ("3", "Smaller heading, under a main heading")],
        default="2",
        label="Size",
    )

    class Meta:
        icon = "title"
        label = "Heading"
        template = "core/blocks/heading_block.html"
        description = "A heading that readers and screen readers can jump to."
        preview_value = {"text": "What happens next", "level": "2"}

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The heading."""
        return [nodes.heading(value["text"], int(value["level"]))]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "core/blocks/paragraph_block.html"
        description = "Paragraphs, lists and links. Short sentences are read to the end."
        preview_value = "<p>We look at what happened so that services can learn from it.</p>"

    def print_nodes(self, value: RichText, paper: Paper) -> list[Node]:
        """Paragraphs and lists."""
        return paper.rich_text(value)
