"""The check of a Word document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ..codes import count, finding
from ..sink import Sink
from ..xml import local
from .package import Package

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHANGES = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"}
WHITE = {"FFFFFF", "FEFEFE", "FDFDFD"}
DARK = {"000000", "auto", None}
COMMENTS = re.compile(r"word/comments\d*\.xml")  # beside them is what newer programs add
SMALLEST = 4  # half-points


@dataclass
class Style:
    """What a style says of its letters, as far as it can hide them."""

    parent: str | None = None
    is_hidden: bool | None = None
    colour: str | None = None


@dataclass
class Tally:
    """Runs of text by how they are hidden."""

    hidden: int = 0
    covered: int = 0
    white: int = 0
    small: int = 0
    styles: dict[str, Style] = field(default_factory=dict)


def check(package: Package, sink: Sink) -> None:
    """Tracked changes, comments and hidden text in all parts that have text."""
    package.main("word/document.xml")
    changes = comments = 0
    tally = Tally(styles=styles_of(package))
    for name in parts_with_text(package):
        root = package.xml(name)
        changes += sum(1 for node in root.iter() if local(node) in CHANGES)
        for run in root.iter(f"{MAIN}r"):
            _count_run(run, tally)
    for name in package.parts("word/comments", ".xml"):
        if COMMENTS.fullmatch(name):
            comments += sum(1 for _ in package.xml(name).iter(f"{MAIN}comment"))
    if changes:
        sink.add(finding("tracked-changes", f"{count(changes, 'tracked change')} in the document."))
    if comments:
        sink.add(finding("comment", f"{count(comments, 'comment')} in the document."))
    _report(tally, sink)


def _report(tally: Tally, sink: Sink) -> None:
    for number, why in (
        (tally.hidden, "formatted as hidden"),
        (tally.covered, "in the colour of their background"),
        (tally.small, "too small to read"),
    ):
        if number:
            where = count(number, "piece")
            sink.add(finding("hidden-text", f"{where} of text can be copied but not seen: {why}."))
    if tally.white:
        sink.add(finding("white-text", f"{count(tally.white, 'piece')} of text in white."))


def parts_with_text(package: Package) -> Iterator[str]:
    """The body, headers, footers and notes."""
    for name in package.parts("word/", ".xml"):
        stem = name.removeprefix("word/")
        if stem.startswith(("document", "header", "footer", "footnotes", "endnotes")):
            yield name


def styles_of(package: Package) -> dict[str, Style]:
    """The document's styles by their identifiers."""
    root = package.xml_if_any("word/styles.xml")
    found = {}
    for node in root.iter(f"{MAIN}style") if root is not None else ():
        parent = node.find(f"{MAIN}basedOn")
        look = node.find(f"{MAIN}rPr")
        found[node.get(f"{MAIN}styleId", "")] = Style(
            parent.get(f"{MAIN}val") if parent is not None else None,
            _switch(look, "vanish"),
            _value(look, "color"),
        )
    return found


def _count_run(run: etree._Element, tally: Tally) -> None:
    words = "".join(node.text or "" for node in run.iter(f"{MAIN}t", f"{MAIN}delText")).strip()
    if not any(letter.isalnum() for letter in words):
        return
    if way := how_hidden(run, tally.styles):
        setattr(tally, way, getattr(tally, way) + 1)


def how_hidden(run: etree._Element, styles: dict[str, Style]) -> str:
    """Which of Tally's ways hides a run's letters; nothing where they can be seen."""
    look = run.find(f"{MAIN}rPr")
    paragraph = next(run.iterancestors(f"{MAIN}p"), None)
    names = [_value(look, "rStyle")]
    if paragraph is not None:
        names.append(_value(paragraph.find(f"{MAIN}pPr"), "pStyle"))
    colour = _value(look, "color") or _inherited(names, styles, "colour")
    hidden = _switch(look, "vanish")
    if hidden or (hidden is None and _inherited(names, styles, "is_hidden")):
        return "hidden"
    if _is_covered(look, colour):
        return "covered"
    if (_value(look, "sz") or "").isdecimal() and int(_value(look, "sz") or 0) <= SMALLEST:
        return "small"
    if (colour or "").upper() in WHITE and not _may_lie_on_colour(run, look):
        return "white"
    return ""


def _is_covered(look: etree._Element | None, colour: str | None) -> bool:
    """Black under a black highlighter, or letters in exactly the colour of their shading."""
    fill = _value(look, "shd", "fill")
    if _value(look, "highlight") == "black" and (colour is None or colour in DARK):
        return True
    if fill in (None, "auto") or colour in (None, "auto"):
        return False
    return (fill or "").upper() == (colour or "").upper()


def _may_lie_on_colour(run: etree._Element, look: etree._Element | None) -> bool:
    """White is right in a shaded run, paragraph, table or shape; tables get it from their style."""
    if _value(look, "shd", "fill") not in (None, "auto", "FFFFFF") or _value(look, "highlight"):
        return True
    for node in run.iterancestors():
        name = local(node)
        if name in ("tbl", "txbxContent"):
            return True
        properties = node.find(f"{MAIN}pPr") if name == "p" else None
        if _value(properties, "shd", "fill") or _value(properties, "pStyle"):
            return True
    return False


def _inherited(names: list[str | None], styles: dict[str, Style], key: str) -> Any:
    for first in names:
        name, steps = first, 0
        while name in styles and steps < 20:
            value = getattr(styles[name], key)
            if value is not None:
                return value
            name, steps = styles[name].parent, steps + 1
    return None


def _value(look: etree._Element | None, tag: str, attribute: str = "val") -> str | None:
    node = look.find(f"{MAIN}{tag}") if look is not None else None
    return node.get(f"{MAIN}{attribute}") if node is not None else None


def _switch(look: etree._Element | None, tag: str) -> bool | None:
    node = look.find(f"{MAIN}{tag}") if look is not None else None
    if node is None:
        return None
    return node.get(f"{MAIN}val", "true") not in ("false", "0", "off")
