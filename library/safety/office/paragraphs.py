"""The words of paragraphs in Office's XML, as readers have them or with all that is kept."""

from collections.abc import Callable, Iterator
from enum import Flag, auto

from lxml import etree

from ..xml import local

BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
WRITTEN = {"ins", "moveTo"}
DELETED = {"del", "moveFrom"}
# Properties, what older programs show instead, and text boxes: their paragraphs come by themselves.
SKIPPED = {"rPr", "pPr", "Fallback", "drawing", "pict", "object", "txbxContent"}


class Kept(Flag):
    """Which words of a paragraph to take, beside those that stand in it whatever happens."""

    WRITTEN = auto()  # those that a tracked change brought
    DELETED = auto()  # those that a tracked change took away


FINAL, ORIGINAL = Kept.WRITTEN, Kept.DELETED
IsSeen = Callable[[etree._Element], bool]


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph once, those in text boxes included."""
    for node in root.iter("{*}p"):
        if not any(local(above) == "Fallback" for above in node.iterancestors()):
            yield node


def text_of(paragraph: etree._Element, kept: Kept = FINAL, is_seen: IsSeen | None = None) -> str:
    """What a paragraph says; `is_seen` may leave out runs."""
    return "".join(_pieces(paragraph, kept, is_seen))


def _pieces(node: etree._Element, kept: Kept, is_seen: IsSeen | None) -> Iterator[str]:
    for part in node:
        name = local(part)
        if name in ("t", "delText", "delInstrText", "instrText"):
            if name in ("t", "delText"):
                yield part.text or ""
        elif name in BREAKS:
            yield BREAKS[name]
        elif _is_left_out(part, name, kept, is_seen):
            continue
        else:
            yield from _pieces(part, kept, is_seen)


def _is_left_out(part: etree._Element, name: str, kept: Kept, is_seen: IsSeen | None) -> bool:
    if name in SKIPPED or (name in DELETED and Kept.DELETED not in kept):
        return True
    if name in WRITTEN and Kept.WRITTEN not in kept:
        return True
    return name == "r" and is_seen is not None and not is_seen(part)
