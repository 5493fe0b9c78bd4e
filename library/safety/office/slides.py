"""The check of a PowerPoint presentation."""

from collections.abc import Iterator

from lxml import etree

from ..codes import count, finding
from ..sink import Sink
from .package import Package

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALSE = {"0", "false"}


def check(package: Package, sink: Sink) -> None:
    """Hidden slides, notes, comments and words beside the slide."""
    main = package.main("ppt/presentation.xml")
    presentation = package.xml(main)
    targets = {key: target for key, _, target, _ in package.relationships(main)}
    size = next(presentation.iter("{*}sldSz"), None)
    slides = [targets.get(node.get(ID, ""), "") for node in presentation.iter("{*}sldId")]
    sink.know(pages=len(slides))
    for number, part in enumerate(slides, start=1):
        if part in package:
            _check_slide(package, part, number, size, sink)
    comments = sum(
        len(list(package.xml(name).iter("{*}cm")))
        for name in package.parts("ppt/comments/", ".xml")
    )
    if comments:
        sink.add(finding("comment", f"{count(comments, 'comment')} on the slides."))


def _check_slide(
    package: Package, part: str, number: int, size: etree._Element | None, sink: Sink
) -> None:
    root = package.xml(part)
    if root.get("show") in FALSE:
        sink.add(finding("hidden-slide", f"Slide {number} is hidden.", number))
    for _, kind, target, _ in package.relationships(part):
        if kind == "notesSlide" and target in package and _has_notes(package.xml(target)):
            sink.add(finding("speaker-notes", f"Slide {number} has speaker notes.", number))
    if outside := sum(is_outside(shape, size) for shape in shapes_with_words(root)):
        message = f"{count(outside, 'text box', 'text boxes')} beside slide {number}, out of sight."
        sink.add(finding("hidden-text", message, number))
    unseen = sum(
        1
        for mark in root.iter("{*}cNvPr")
        if mark.get("hidden") in ("1", "true") and words(shape_of(mark))
    )
    if unseen:
        message = f"{count(unseen, 'object')} with words on slide {number} switched off."
        sink.add(finding("hidden-text", message, number))


def _has_notes(root: etree._Element) -> bool:
    """Words in the notes beside the slide's number and date."""
    for shape in root.iter("{*}sp"):
        placeholder = next(shape.iter("{*}ph"), None)
        kind = placeholder.get("type", "body") if placeholder is not None else "body"
        if kind == "body" and words(shape):
            return True
    return False


def shapes_with_words(root: etree._Element) -> Iterator[etree._Element]:
    """Shapes that stand on the slide itself; those in groups have the group's own measure."""
    for shape in root.iter("{*}sp"):
        parent = shape.getparent()
        if parent is not None and str(parent.tag).endswith("}spTree") and words(shape):
            yield shape


def is_outside(shape: etree._Element, size: etree._Element | None) -> bool:
    """Whether a shape lies beside the slide."""
    place = next(shape.iter("{*}off"), None)
    extent = next(shape.iter("{*}ext"), None) if place is None else place.getnext()
    if place is None or extent is None or size is None:
        return False
    try:
        x, y = int(place.get("x", "0")), int(place.get("y", "0"))
        width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        across, down = int(size.get("cx", "0")), int(size.get("cy", "0"))
    except ValueError:
        return False
    return x >= across or y >= down or x + width <= 0 or y + height <= 0


def shape_of(mark: etree._Element) -> etree._Element:
    """The shape that a cNvPr belongs to."""
    parent = mark.getparent()
    above = parent.getparent() if parent is not None else None
    return above if above is not None else mark


def words(node: etree._Element) -> str:
    """All that a shape says."""
    return "".join(text.text or "" for text in node.iter("{*}t")).strip()
