"""Takes the words out of blocks, whatever app they come from."""

from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.models import Page

from core.blocks import HeadingBlock, QuoteBlock
from core.languages import DEFAULT_LANGUAGE

from .rich_text import add_rich_text
from .sentences import count_words
from .words import Heading, Link, PageWords, Picture, Place, Voice, Words

# What our forms call the field that holds a link's words.
LINK_WORDS = "words of the link"
TITLES = {"title", "seo_title", "heading"}
# A line this short is a label; a cell with more words than this is a sentence.
LONGEST_LABEL = 150
LONGEST_CELL = 8


def add_block(
    block: blocks.Block, value: Any, place: Place, page: PageWords, voice: Voice = Voice.PROSE
) -> None:
    """Put what a block says into the words of its page."""
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value or ():
            add_block(child.block, child.value, _step(place, child.id, child.block), page, voice)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks if isinstance(value, ListValue) else ():
            add_block(block.child_block, item.value, place.inside(item.id or ""), page, voice)
    elif isinstance(block, blocks.BaseStructBlock):
        _add_struct(block, value, place, page, voice)
    elif isinstance(block, TableBlock):
        _add_table(value, place, page)
    elif isinstance(block, blocks.RichTextBlock):
        add_rich_text(value.source if value else "", place, page, voice)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        page.words.append(Words(str(value), place, _voice_of(block, voice)))


def _step(place: Place, step: str | None, block: blocks.Block) -> Place:
    return place.inside(step or "", str(block.label or ""))


def voice_of(name: str, longest: int | None, is_link: bool) -> Voice:
    """What is expected of a field of plain words, by its name and how long it may be."""
    if is_link or name in TITLES:
        return Voice.TITLE
    return Voice.LABEL if longest is not None and longest <= LONGEST_LABEL else Voice.PROSE


def _voice_of(block: blocks.FieldBlock, voice: Voice) -> Voice:
    if voice is not Voice.PROSE:
        return voice
    is_link = str(block.label).casefold() == LINK_WORDS
    return voice_of(block.name, getattr(block.field, "max_length", None), is_link)


def _add_struct(
    block: blocks.BaseStructBlock, value: Any, place: Place, page: PageWords, voice: Voice
) -> None:
    if not value or (value.get("language") or DEFAULT_LANGUAGE) != DEFAULT_LANGUAGE:
        return
    if isinstance(block, QuoteBlock):
        voice = Voice.QUOTE
    elif isinstance(block, HeadingBlock):
        voice = Voice.TITLE
    _add_heading(block, value, place, page)
    _add_picture(block, value, place, page)
    for name, child in block.child_blocks.items():
        here = _step(place, name, child)
        if str(child.label).casefold() == LINK_WORDS and value.get(name):
            page.links.append(Link(str(value[name]), here, _address_in(block, value)))
        add_block(child, value.get(name), here, page, voice)


def _add_heading(block: blocks.BaseStructBlock, value: Any, place: Place, page: PageWords) -> None:
    """A heading the editor made, or the one that a block with a title brings along."""
    if isinstance(block, HeadingBlock):
        words = value.get("text") or ""
        level = int(value.get("level") or 2)
        page.headings.append(Heading(level, words, place.inside("level"), is_chosen=True))
    elif isinstance(block.child_blocks.get("title"), blocks.CharBlock) and value.get("title"):
        page.headings.append(Heading(2, str(value["title"]), place, is_chosen=False))


def _add_picture(block: blocks.BaseStructBlock, value: Any, place: Place, page: PageWords) -> None:
    if "alt_text" not in block.child_blocks or not value.get("image"):
        return
    page.pictures.append(
        Picture(
            description=value.get("alt_text") or "",
            place=place.inside("alt_text", str(block.child_blocks["alt_text"].label)),
            name=str(value["image"]),
            caption=value.get("caption") or "",
            is_decorative=bool(value.get("is_decorative") or value.get("decorative")),
        )
    )


def _address_in(block: blocks.BaseStructBlock, value: Any) -> str:
    """What a block with the words of a link opens."""
    for name, child in block.child_blocks.items():
        target = value.get(name)
        if target and isinstance(child, blocks.URLBlock):
            return str(target)
        if target and isinstance(child, ChooserBlock):
            kind = "page" if isinstance(target, Page) else "document"
            return f"{kind}:{target.pk}"
    return ""


def _add_table(value: Any, place: Place, page: PageWords) -> None:
    for row in (value or {}).get("data") or ():
        for cell in filter(None, row):
            voice = Voice.PROSE if count_words(str(cell)) > LONGEST_CELL else Voice.LABEL
            page.words.append(Words(str(cell), place, voice))
