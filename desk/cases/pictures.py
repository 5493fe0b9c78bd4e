"""Pictures in the words of a page that say nothing to who can't see them."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from library.blocks import ImageBlock


def undescribed_pictures(page: Page) -> list[str]:
    """Titles of the pictures without a description, in the page as it is in memory."""
    fields = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [
        title
        for field in fields
        for title in _in_block(field.stream_block, getattr(page, field.name))
    ]


def _in_block(block: Any, value: Any) -> Iterator[str]:
    if isinstance(block, ImageBlock):
        if not (value["alt_text"] or "").strip() and not value["is_decorative"]:
            yield value["image"].title if value["image"] else "an empty place"
    elif isinstance(block, StreamBlock) and isinstance(value, StreamValue):
        for child in value:
            yield from _in_block(child.block, child.value)
    elif isinstance(block, ListBlock) and isinstance(value, ListValue):
        for child in value:
            yield from _in_block(block.child_block, child)
    elif isinstance(block, StructBlock) and value:
        for name, child in block.child_blocks.items():
            yield from _in_block(child, value.get(name))
