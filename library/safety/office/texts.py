"""The words of an Office file that its readers see: no deleted, hidden or covered ones."""

from collections.abc import Iterator

from lxml import etree

from ..tidy import LONGEST_WHOLE, tidy
from . import cells
from .package import Package
from .paragraphs import paragraphs, text_of
from .slides import FALSE, ID, is_outside, shape_of, shapes_with_words
from .word import how_hidden, parts_with_text, styles_of

ORDER = ("document", "footnotes", "endnotes", "header", "footer")


def visible_texts(
    package: Package, kind: str, most: int = LONGEST_WHOLE
) -> Iterator[tuple[int, str]]:
    """Number of the slide or sheet, 1 for a Word document, and what stands there."""
    reader = {"docx": _document, "pptx": _slides, "xlsx": _sheets}[kind]
    for number, text in reader(package):
        yield number, tidy(text, most)


def _document(package: Package) -> Iterator[tuple[int, str]]:
    """The body, then notes; headers and footers, which repeat, once each."""
    styles = styles_of(package)
    said: dict[str, None] = {}
    for part in sorted(parts_with_text(package), key=_place_in_order):
        lines = (
            text_of(paragraph, is_seen=lambda run: not how_hidden(run, styles))
            for paragraph in paragraphs(package.xml(part))
        )
        said["\n".join(lines)] = None
    for part in package.parts("word/diagrams/data", ".xml"):
        said["\n".join(map(text_of, paragraphs(package.xml(part))))] = None
    yield 1, "\n".join(said)


def _place_in_order(part: str) -> tuple[int, str]:
    stem = part.removeprefix("word/")
    return next(place for place, start in enumerate(ORDER) if stem.startswith(start)), part


def _slides(package: Package) -> Iterator[tuple[int, str]]:
    main = package.main("ppt/presentation.xml")
    presentation = package.xml(main)
    targets = {key: target for key, _, target, _ in package.relationships(main)}
    size = next(presentation.iter("{*}sldSz"), None)
    for number, node in enumerate(presentation.iter("{*}sldId"), start=1):
        part = targets.get(node.get(ID, ""), "")
        if part in package and package.xml(part).get("show") not in FALSE:
            yield number, "\n".join(_slide(package, part, size))


def _slide(package: Package, part: str, size: etree._Element | None) -> Iterator[str]:
    root = package.xml(part)
    unseen = {shape for shape in shapes_with_words(root) if is_outside(shape, size)}
    unseen |= {
        shape_of(mark) for mark in root.iter("{*}cNvPr") if mark.get("hidden") in ("1", "true")
    }
    for paragraph in paragraphs(root):
        if not any(above in unseen for above in paragraph.iterancestors()):
            yield text_of(paragraph)
    for _, kind, target, _ in package.relationships(part):
        if kind == "diagramData" and target in package:
            yield from map(text_of, paragraphs(package.xml(target)))


def _sheets(package: Package) -> Iterator[tuple[int, str]]:
    for sheet in cells.sheets(package):
        if not sheet.is_hidden:
            yield sheet.number, "\n".join("\t".join(row) for row in sheet.visible_rows)
