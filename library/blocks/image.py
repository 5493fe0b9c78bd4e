"""A picture with a description for those who can't see it."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.preview import ChosenPreviewMixin
from core.pdf import Node, Paper
from library.models import SiteImage
from library.printing import picture_of


class ImageBlock(ChosenPreviewMixin, blocks.StructBlock):
    """A picture, its description and a caption."""

    image = ImageChooserBlock(label="Image")
    alt_text = blocks.CharBlock(
        max_length=200,
        required=False,
        label="Description",
        help_text="What the picture shows, for people who can't see it. Never who a child is.",
    )
    is_decorative = blocks.BooleanBlock(
        required=False,
        label="Only decoration",
        help_text="Tick if the page says the same without the picture. Screen readers skip it.",
    )
    caption = blocks.CharBlock(max_length=200, required=False, label="Caption")

    preview_needs = "an image"

    class Meta:
        icon = "image"
        label = "Image"
        template = "library/blocks/image_block.html"
        description = "A picture. Never one that could identify a child."

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A description, or the word that none is needed; a draft may wait for it."""
        cleaned = super().clean(value)
        is_described = cleaned["alt_text"].strip() or cleaned["is_decorative"]
        if not is_described and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "alt_text": ValidationError(
                        "Describe the picture, or tick “Only decoration” if it says nothing."
                    )
                }
            )
        return cleaned

    def preview_example(self) -> dict[str, Any] | None:
        """The newest image."""
        image = SiteImage.objects.order_by("-created_at", "-pk").first()
        return {"image": image, "alt_text": image.title} if image else None

    def print_nodes(self, value: blocks.StructValue, paper: Paper) -> list[Node]:
        """The picture with its description, while readers may see it."""
        return paper.add_picture(
            picture_of(value["image"]),
            alt=value["alt_text"],
            caption=value["caption"],
            is_decorative=value["is_decorative"],
        )
