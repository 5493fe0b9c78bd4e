"""The parts of an Easy Read version: headings, and rows of a picture with a few words."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from core.pdf import Node, Paper, nodes
from library.models import SiteImage
from library.printing import picture_of

# Two short sentences and a little more; the picture has to say the same.
MOST_CHARACTERS = 300


class EasyReadRowBlock(ChosenPreviewMixin, blocks.StructBlock):
    """One idea: a picture, and one or two short sentences that say what it shows."""

    image = ImageChooserBlock(label="Picture")
    alt_text = blocks.CharBlock(
        max_length=200,
        label="Description",
        help_text="What the picture shows, for people who can’t see it. Never who a child is.",
    )
    text = blocks.RichTextBlock(
        features=["bold", "link"],
        max_length=MOST_CHARACTERS,
        label="Words",
        help_text="One or two short sentences with one idea. Make a hard word bold and say what it "
        "means in the next row.",
    )

    preview_needs = "an image"

    class Meta:
        icon = "image"
        label = "Picture and words"
        template = "leaflets/blocks/easy_read_row_block.html"
        description = "A picture on the left and one or two short sentences on the right."

    def preview_example(self) -> dict[str, Any] | None:
        """The newest image."""
        image = SiteImage.objects.order_by("-created_at", "-pk").first()
        text = "<p>A <b>review</b> is when people look back. They want to learn.</p>"
        return {"image": image, "alt_text": image.title, "text": text} if image else None

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """A row, the picture first, as it is read."""
        picture = paper.add_picture(picture_of(value["image"]), alt=value["alt_text"])
        return [{"type": "row", "picture": picture, "words": paper.rich_text(value["text"])}]


class EasyReadHeadingBlock(blocks.CharBlock):
    """The heading of the rows after it."""

    class Meta:
        icon = "title"
        label = "Heading"
        template = "leaflets/blocks/easy_read_heading_block.html"
        description = "What the next rows are about, in a few words."
        preview_value = "What is a review?"

    def print_nodes(self, value: str, paper: Paper) -> list[Node]:
        """The heading."""
        return [nodes.heading(value)]


class EasyReadBlock(blocks.StreamBlock):
    """A leaflet in Easy Read."""

    row = EasyReadRowBlock()
    heading = EasyReadHeadingBlock(max_length=80)
