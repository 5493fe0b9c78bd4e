"""Annotations: comments, attachments on a page, redactions that were only marked."""

from collections import Counter
from functools import partial
from typing import Any

import pikepdf

from ..codes import count, finding
from ..report import Box
from ..sink import Sink
from .attachments import action_kinds, report_actions
from .walk import get, items, text

# These carry words of their own or an opinion of somebody about the page.
COMMENTS = {"/Text", "/FreeText", "/Caret"}
MARKUP = {
    *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Ink"),
    *("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"),
}
MULTIMEDIA = {"/Screen", "/Movie", "/Sound", "/3D", "/RichMedia"}


def check(document: pikepdf.Pdf, sink: Sink) -> None:
    """One finding a page and kind."""
    for number, page in enumerate(document.pages, start=1):
        annotations = items(get(page.obj, "/Annots"))
        if annotations:
            sink.attempt(partial(_check_page, annotations, number, sink))


def _check_page(annotations: list[Any], page: int, sink: Sink) -> None:
    kinds: Counter[str] = Counter()
    actions: Counter[str] = Counter()
    boxes: dict[str, Box] = {}
    for annotation in annotations:
        code = _code(annotation)
        actions.update(action_kinds(annotation))
        if code:
            kinds[code] += 1
            boxes.setdefault(code, box_of(get(annotation, "/Rect")) or (0, 0, 0, 0))
    report_actions(actions, page, sink)
    for code, number in kinds.items():
        sink.add(finding(code, _message(code, number), page, boxes[code]))


def _code(annotation: Any) -> str:
    kind = text(get(annotation, "/Subtype"))
    if kind == "/Redact":
        return "redaction-not-applied"
    if kind == "/FileAttachment":
        return "embedded-file"
    if kind in MULTIMEDIA:
        return "multimedia"
    words = text(get(annotation, "/Contents")) or text(get(annotation, "/RC"))
    if kind in COMMENTS or (kind in MARKUP and words):
        return "comment"
    return "markup" if kind in MARKUP else ""


def _message(code: str, number: int) -> str:
    return {
        "comment": f"{count(number, 'comment')} on this page.",
        "markup": f"{count(number, 'mark')} on this page, such as a highlight, without words.",
        "embedded-file": f"{count(number, 'file')} attached to this page.",
    }.get(code, "")


def box_of(rectangle: Any) -> Box | None:
    """A /Rect with its corners in order, or None where it is none."""
    try:
        x0, y0, x1, y1 = (round(float(value), 1) for value in items(rectangle))
    except (TypeError, ValueError):
        return None
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
