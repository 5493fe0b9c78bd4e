"""Every word of a page, whatever type it is: fields, blocks, lists and what it chooses."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.blocks import Block, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.embeds.blocks import EmbedValue
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail.rich_text import RichText

from library.anonymity import Source
from library.models import SiteDocument, SiteImage

from .markup import words_of_markup

# Of what Wagtail keeps with every page, what readers may see; the address is told by itself.
SEEN_OF_PAGE = {"title", "seo_title", "search_description"}
BOOKKEEPING = {field.name for field in Page._meta.get_fields()} - SEEN_OF_PAGE
FILES = (SiteDocument, SiteImage)  # searched by themselves
DEEPEST = 2  # how far to follow what a page chooses: a contact, and that contact's team


def words_of_page(page: Page) -> Iterator[Source]:
    """The page as it is in memory, saved or not."""
    parent = page.get_parent()
    above = parent.url_path.partition("/")[2].partition("/")[2] if parent else ""
    yield Source("Address", f"/{above}{page.slug}/", ignores_case=True)
    yield from words_of(page, "", BOOKKEEPING, DEEPEST)


def words_of(
    instance: models.Model, label: str, left_out: set[str], deeper: int
) -> Iterator[Source]:
    """The fields of a row, and of the rows that belong to it."""
    for field in instance._meta.concrete_fields:
        if field.name not in left_out and not field.primary_key and not field.choices:
            name = _joined(label, capfirst(str(field.verbose_name)))
            if isinstance(field, StreamField) or not isinstance(field, models.FileField):
                yield from _words_of_value(getattr(instance, field.name), name, deeper)
    yield from _words_of_rows(instance, label, left_out, deeper)


def _words_of_rows(
    instance: models.Model, label: str, left_out: set[str], deeper: int
) -> Iterator[Source]:
    for relation in get_all_child_relations(type(instance)):
        accessor = relation.get_accessor_name()
        if accessor == COMMENTS_RELATION_NAME or accessor in left_out:
            continue
        back = {relation.field.name}
        for number, row in enumerate(getattr(instance, accessor).all(), start=1):
            name = _joined(label, f"{capfirst(str(row._meta.verbose_name))} {number}")
            yield from words_of(row, name, back, deeper)
    for field in get_all_child_m2m_relations(type(instance)):
        for chosen in getattr(instance, field.name).all():
            name = _joined(label, capfirst(str(field.verbose_name)))
            yield from _words_of_chosen(chosen, name, deeper)


def _words_of_value(value: Any, label: str, deeper: int) -> Iterator[Source]:
    """A value of a field or block, taken apart as far as it goes."""
    if isinstance(value, StreamValue | StructValue | ListValue):
        yield from _words_of_blocks(value, label, deeper)
    elif isinstance(value, models.Model):
        yield from _words_of_chosen(value, label, deeper)
    elif isinstance(value, str | RichText):
        yield from _words_of_text(value, label)
    elif isinstance(value, EmbedValue):
        yield Source(label, value.url, ignores_case=True)
    elif isinstance(value, date):
        yield Source(label, date_format(value, "j F Y"))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _words_of_value(part, label, deeper)
    elif isinstance(value, list | tuple | set):
        for part in value:
            yield from _words_of_value(part, label, deeper)
    elif value is not None and not isinstance(value, bool):
        yield Source(label, str(value))


def _words_of_blocks(
    value: StreamValue | StructValue | ListValue, label: str, deeper: int
) -> Iterator[Source]:
    children: list[tuple[Block, Any]]
    if isinstance(value, StructValue):
        children = [(value.block.child_blocks[name], part) for name, part in value.items()]
    elif isinstance(value, ListValue):
        children = [(child.block, child.value) for child in value.bound_blocks]
    else:
        children = [(child.block, child.value) for child in value]
    for block, part in children:
        name = label if isinstance(value, ListValue) else _joined(label, str(block.label))
        yield from _words_of_value(part, name, deeper)


def _words_of_text(value: str | RichText, label: str) -> Iterator[Source]:
    text = value.source if isinstance(value, RichText) else value
    if not isinstance(value, RichText) and "<" not in text:
        yield Source(label, text)
        return
    for place, words in words_of_markup(text):
        yield Source(_joined(label, place), words, ignores_case=bool(place))


def _words_of_chosen(chosen: models.Model, label: str, deeper: int) -> Iterator[Source]:
    """What is shown of something chosen: another page's title, all of a contact."""
    if isinstance(chosen, FILES):
        return
    yield Source(label, str(chosen))
    if deeper and not isinstance(chosen, Page):
        yield from words_of(chosen, label, set(), deeper - 1)


def _joined(label: str, more: str) -> str:
    if not label or not more:
        return label or more
    return label if label.endswith(more) else f"{label}, {more[:1].lower()}{more[1:]}"
