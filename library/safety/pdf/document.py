"""The check of a PDF: its structure with pikepdf, its words and pixels with pypdfium2."""

from pathlib import Path

import pikepdf

from ..codes import finding
from ..report import Limits
from ..sink import Sink
from . import attachments, marks, metadata, pages, photos, revisions
from .walk import get


def check(path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    """Everything about one PDF."""
    units: dict[int, float] = {}
    try:
        document = pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError:
        sink.add(finding("encrypted"))
        return
    except pikepdf.PdfError:
        document = None
    if document is not None:
        with document:
            _check_structure(document, path, sink)
            sink.attempt(lambda: units.update(_units(document)))
    # What one parser can't open the other may, and so may a reader's.
    is_known = document is not None
    sink.attempt(lambda: pages.check(path, limits, sink, is_known, units))


def _check_structure(document: pikepdf.Pdf, path: Path, sink: Sink) -> None:
    sink.attempt(lambda: _check_state(document, path, sink))
    sink.attempt(lambda: metadata.check(document, sink))
    sink.attempt(lambda: attachments.check(document, sink))
    sink.attempt(lambda: marks.check(document, sink))
    sink.attempt(lambda: photos.check(document, sink))
    sink.attempt(lambda: revisions.check(path, sink))


def _units(document: pikepdf.Pdf) -> dict[int, float]:
    """Pages whose points are not points: large plans."""
    found = {index: get(page.obj, "/UserUnit") for index, page in enumerate(document.pages)}
    return {index: float(unit) for index, unit in found.items() if unit is not None}


def _check_state(document: pikepdf.Pdf, path: Path, sink: Sink) -> None:
    len(document.pages)  # reading the pages is what brings most mistakes to light
    if document.is_encrypted:
        sink.add(finding("restricted"))
    if not document.get_warnings():
        return
    is_cut_off = b"%%EOF" not in path.read_bytes()[-2048:]
    sink.add(finding("broken-file" if is_cut_off else "damaged"))
