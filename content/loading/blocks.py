"""Turns YAML into the blocks of a StreamField.

It follows the block definitions, so a new block can be written in YAML at once. A group may be
written in short: text stands for its first field, a list for its first list.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.contrib.table_block.blocks import TableBlock

from .check import Check
from .markdown import rich_text
from .nodes import Node
from .problems import did_you_mean

NAMESPACE = uuid.UUID("5f0a3f0e-7f0b-4a53-9d7e-3a0c7ad5ef0d")


def convert_block(block: blocks.Block, node: Node, check: Check, place: str) -> Any:
    """A block's value as Wagtail stores it, its references still open; None after a problem."""
    for block_type, convert in CONVERTERS:
        if isinstance(block, block_type):
            return convert(block, node, check, place)
    raise TypeError(f"No YAML form is known for {type(block).__name__}.")


def identity(place: str) -> str:
    """The same block id at every load, so that a load that changes nothing changes nothing."""
    return str(uuid.uuid5(NAMESPACE, place))


def convert_stream(block: blocks.StreamBlock, node: Node, check: Check, place: str) -> Any:
    """A list of blocks, each a name and what is in it."""
    items = expect_list(node, check)
    check_number(block, len(items), node, check)
    stream = []
    for number, item in enumerate(items):
        if not item.fields or len(item.fields) != 1:
            check.problems.add(item, "Expected one block: its name, a colon and what is in it.")
            continue
        [(name, content)] = item.fields.items()
        if name not in block.child_blocks:
            hint = did_you_mean(name, block.child_blocks)
            check.problems.add(content, f"There is no block called “{name}”.{hint}")
            continue
        here = f"{place}/{number}"
        value = convert_block(block.child_blocks[name], content, check, here)
        stream.append({"type": name, "value": value, "id": identity(here)})
    return stream


def convert_list(block: blocks.ListBlock, node: Node, check: Check, place: str) -> Any:
    """A list of blocks of one kind."""
    items = expect_list(node, check)
    check_number(block, len(items), node, check)
    return [
        {
            "type": "item",
            "value": convert_block(block.child_block, item, check, f"{place}/{number}"),
            "id": identity(f"{place}/{number}"),
        }
        for number, item in enumerate(items)
    ]


def convert_struct(block: blocks.StructBlock, node: Node, check: Check, place: str) -> Any:
    """A group of fields."""
    given = fields_of_struct(block, node)
    value = {}
    for name, field_node in given.items():
        if name not in block.child_blocks:
            hint = did_you_mean(name, block.child_blocks)
            check.problems.add(field_node, f"“{name}” is not a field of this block.{hint}")
        elif not field_node.is_empty:
            child = block.child_blocks[name]
            value[name] = convert_block(child, field_node, check, f"{place}/{name}")
    for name, child in block.child_blocks.items():
        if name not in value:
            if is_needed(child):
                check.problems.add(given.get(name, node), f"“{name}” is missing from this block.")
            value[name] = child.get_prep_value(child.get_default())
    return value


def fields_of_struct(block: blocks.StructBlock, node: Node) -> dict[str, Node]:
    """The group's fields, also when it is written in short."""
    if node.fields is not None:
        return node.fields
    names = list(block.child_blocks)
    if node.items is not None:
        lists = [n for n in names if isinstance(block.child_blocks[n], blocks.ListBlock)]
        names = [*lists, *names]
    return {} if node.is_empty else {names[0]: node}


def is_needed(block: blocks.Block) -> bool:
    """Whether the block means nothing when nobody wrote it."""
    if isinstance(block, blocks.ListBlock):
        return bool(block.meta.min_num)
    default = getattr(block.meta, "default", None)
    return bool(block.required) and default in (None, "", [])


def convert_rich_text(block: blocks.RichTextBlock, node: Node, check: Check, place: str) -> Any:
    """Markdown."""
    return rich_text(node, block.features, check)


def convert_table(block: TableBlock, node: Node, check: Check, place: str) -> Any:
    """Rows of cells; the first row holds the headings."""
    rows = [expect_list(row, check) for row in expect_list(node, check)]
    widths = {len(row) for row in rows}
    if len(widths) != 1:
        check.problems.add(node, "Every row of a table needs the same number of cells.")
    return {
        "data": [[check.text(cell) or "" for cell in row] for row in rows],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
    }


def convert_chooser(block: ChooserBlock, node: Node, check: Check, place: str) -> Any:
    """The key of another entry."""
    return check.reference(node, block.model_class)


def convert_static(block: blocks.StaticBlock, node: Node, check: Check, place: str) -> None:
    """Nothing to write."""
    if not node.is_empty:
        check.problems.add(node, "Nothing is written after this block's name: it fills itself.")


def convert_boolean(block: blocks.BooleanBlock, node: Node, check: Check, place: str) -> Any:
    """Yes or no."""
    text = (check.text(node) or "").strip().lower()
    if text not in {"yes", "no", "true", "false"}:
        check.problems.add(node, f"“{text}” was found where yes or no was expected.")
    return text in {"yes", "true"}


def convert_choice(block: blocks.ChoiceBlock, node: Node, check: Check, place: str) -> Any:
    """One of a few words."""
    text = check.text(node)
    known = [str(value) for value, _ in block.field.choices if value]
    if text is not None and text not in known:
        check.problems.add(node, f"“{text}” is not one of the choices.{did_you_mean(text, known)}")
    return text


def convert_words(block: blocks.FieldBlock, node: Node, check: Check, place: str) -> Any:
    """Plain text, checked by the block itself."""
    text = check.text(node)
    if text is None:
        return None
    try:
        return block.clean(text.strip())
    except ValidationError as error:
        check.validation(error, node)
        return None


def expect_list(node: Node, check: Check) -> list[Node]:
    """The entries of a list; anything else is a problem."""
    if node.items is None:
        message = f"Expected a list (lines that begin with “- ”), found {node.what_it_is}."
        check.problems.add(node, message)
    return node.items or []


def check_number(
    block: blocks.StreamBlock | blocks.ListBlock, number: int, node: Node, check: Check
) -> None:
    """As many entries as the block asks for."""
    least, most = block.meta.min_num, block.meta.max_num
    if least is not None and number < least:
        check.problems.add(node, f"Expected at least {least} entries here, found {number}.")
    if most is not None and number > most:
        check.problems.add(node, f"Expected no more than {most} entries here, found {number}.")


Converter = Callable[[Any, Node, Check, str], Any]
# The first that fits is taken: the special before the general.
CONVERTERS: list[tuple[type[blocks.Block], Converter]] = [
    (blocks.StreamBlock, convert_stream),
    (blocks.ListBlock, convert_list),
    (blocks.StructBlock, convert_struct),
    (blocks.RichTextBlock, convert_rich_text),
    (TableBlock, convert_table),
    (ChooserBlock, convert_chooser),
    (blocks.StaticBlock, convert_static),
    (blocks.BooleanBlock, convert_boolean),
    (blocks.ChoiceBlock, convert_choice),
    (blocks.FieldBlock, convert_words),
]
