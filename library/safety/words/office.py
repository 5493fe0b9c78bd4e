"""Everything an Office file says: what is deleted, hidden, commented or only describes it too."""

import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import etree

from ..codes import count
from ..office import cells
from ..office.package import BrokenPackage, Package, ZipBomb
from ..office.paragraphs import FINAL, ORIGINAL, paragraphs, text_of
from ..office.slides import ID
from ..office.texts import visible_texts
from ..report import Limits
from ..xml import local
from .output import Output
from .pictures import PLACE, read_words_beside
from .reading import HIDDEN, SEEN

# What tells how the document looks, and never who it is about.
LOOKS = ("theme", "styles", "fontTable", "webSettings", "numbering", "tableStyles", "viewProps")
PLACES = (
    ("docProps/", "document properties"),
    ("customXml/", "data kept beside the document"),
    ("omments", "comments"),
    ("people", "names of those who commented"),
    ("persons/", "names of those who commented"),
    ("commentAuthors", "names of those who commented"),
    ("notesSlide", "speaker notes"),
    ("slideMaster", "the slides’ template"),
    ("slideLayout", "the slides’ template"),
    ("externalLink", "values copied from another file"),
    ("pivotCache", "data kept by a pivot table"),
    ("/charts/", "a chart"),
    ("/diagrams/", "a diagram"),
)
DESCRIBED = {"descr": "picture descriptions", "title": "picture descriptions"}
PEOPLE = {"author": "names of authors", "initials": "names of authors"}
NAMED = {
    *("alias", "tag", "displayName", "displayText", "name", "userId"),
    *("prompt", "promptTitle", "tooltip"),
}
NAMED_PLACE = "names of parts of the document"
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".emf", ".wmf")


def read(path: Path, kind: str, limits: Limits, output: Output) -> None:
    """Visible words by page, then every other word with its place."""
    try:
        package = Package(path, limits)
    except (BrokenPackage, ZipBomb):
        output.unread("The file is damaged, so nothing in it was searched.")
        return
    with package:
        lines: set[str] = set()
        output.attempt(lambda: _read_visible(package, kind, lines, output))
        if kind == "xlsx":
            output.attempt(lambda: _read_hidden_cells(package, lines, output))
        numbers = _slide_numbers(package) if kind == "pptx" else {}
        for part in sorted(package.names):
            number = numbers.get(part)
            output.attempt(partial(_read_part, package, part, number, lines, output))
        output.attempt(lambda: _say_what_is_unread(package, output))


def _read_visible(package: Package, kind: str, lines: set[str], output: Output) -> None:
    for number, text in visible_texts(package, kind, most=60_000_000):
        output.add(SEEN, text, None if kind == "docx" else number)
        lines.update(_lines(text))


def _read_hidden_cells(package: Package, lines: set[str], output: Output) -> None:
    for sheet in cells.sheets(package):
        for row in sheet.rows:
            line = "\t".join(row)
            if not lines.issuperset(_lines(line)):
                output.add(HIDDEN, line, sheet.number)


def _read_part(
    package: Package, part: str, number: int | None, lines: set[str], output: Output
) -> None:
    if part.endswith(".rels"):
        for node in package.xml(part):
            if node.get("TargetMode") == "External":
                output.add("link addresses", node.get("Target", ""))
    elif part.endswith((".xml", ".vml")) and not part.startswith("[Content"):
        stem = part.rpartition("/")[2]
        if not stem.startswith(LOOKS) and "/theme/" not in part:
            _read_xml(package.xml(part), part, number, lines, output)
    elif part.lower().endswith((".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")):
        picture = io.BytesIO(package.read(part))
        output.attempt(partial(read_words_beside, picture, PLACE, None, output))


def _read_xml(
    root: etree._Element, part: str, number: int | None, lines: set[str], output: Output
) -> None:
    place = next((place for mark, place in PLACES if mark in part), HIDDEN)
    is_sheet = "/worksheets/" in part
    for text in () if is_sheet else _texts(root):
        if place != HIDDEN or not lines.issuperset(_lines(text)):
            output.add(place, text, number)
    for node in root.iter():
        name = local(node)
        if name in ("instrText", "oddHeader", "oddFooter", "evenHeader", "f", "definedName"):
            output.add(HIDDEN, "".join(node.itertext()))
        for key, value in node.attrib.items():
            _read_attribute(key.rpartition("}")[2], value, output)


def _read_attribute(key: str, value: str, output: Output) -> None:
    if key in DESCRIBED:
        output.add(DESCRIBED[key], value)
    elif key in PEOPLE:
        output.add(PEOPLE[key], value)
    elif key in NAMED:
        output.add(NAMED_PLACE, value)


def _texts(root: etree._Element) -> Iterator[str]:
    """Paragraphs before and after tracked changes; other elements as they come."""
    for paragraph in paragraphs(root):
        yield text_of(paragraph, FINAL)
        yield text_of(paragraph, ORIGINAL)
    for node in root.iter("{*}si", "{*}is", "{*}comment", "{*}threadedComment"):
        if next(node.iter("{*}p"), None) is None:
            yield "".join(node.itertext())
    for node in root.iter():
        if len(node) == 0 and node.text and not _is_in_paragraph(node):
            yield node.text


def _is_in_paragraph(node: etree._Element) -> bool:
    return local(node) in ("t", "delText", "f", "instrText") or any(
        local(above) == "p" for above in node.iterancestors()
    )


def _slide_numbers(package: Package) -> dict[str, int]:
    """The slide that each part belongs to: the slides, their notes and comments."""
    targets = {key: target for key, _, target, _ in package.relationships("ppt/presentation.xml")}
    found = {}
    nodes = package.xml("ppt/presentation.xml").iter("{*}sldId")
    for number, node in enumerate(nodes, start=1):
        part = targets.get(node.get(ID, ""), "")
        found[part] = number
        for _, kind, target, _ in package.relationships(part):
            if kind in ("notesSlide", "comments"):
                found[target] = number
    return found


def _lines(text: str) -> list[str]:
    """The pieces that text is compared by, cells of a table one by one."""
    return [" ".join(piece.split()) for piece in re.split("[\\n\\t]", text) if piece.strip()]


def _say_what_is_unread(package: Package, output: Output) -> None:
    pictures = [
        name
        for name in package.names
        if name.lower().endswith(PICTURES) and not name.startswith("docProps/")
    ]
    if pictures:
        output.unread(f"{count(len(pictures), 'picture')}: words in a picture are not searched.")
    packed = [name for name in package.names if "/embeddings/" in name or "/activeX/" in name]
    if packed:
        files = count(len(packed), "packed file")
        output.unread(f"{files}: what is inside is not searched.")
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        output.unread("Macros were not searched.")
