"""Which annotations cover something that would come to light if they were taken away.

Judged by pixels: words, handwriting and faces all have edges. Where a small square of the page has
edges without the annotation and none with it, something lies underneath.
"""

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ...pdf.canvas import Canvas, grey
from ...pdf.objects import remove_icons

SCALE = 1.5
MOST_PIXELS = 6_000_000
EDGE = 24  # grey levels between neighbours
CELL = 8  # pixels a side
BUSY = 4  # pixels with an edge that make a cell worth covering
LOST = 0.8  # of a cell's edges
COVERED = 2  # cells

Rectangle = tuple[float, float, float, float]


def covering(page: pypdfium2.PdfPage, rectangles: list[Rectangle]) -> list[bool]:
    """For each annotation's rectangle, whether something under it is out of sight."""
    if not rectangles:
        return []
    remove_icons(page)
    canvas = Canvas.whole(page, SCALE, MOST_PIXELS)
    shown = _edges(grey(canvas.render(form=False)))
    _remove_all_but_fields(page)
    bare = _edges(grey(canvas.render(form=False)))
    cells = _cells(bare)
    covered = (cells >= BUSY) & (_cells(bare & ~shown) >= cells * LOST)
    places = canvas.boxes(np.array(rectangles, dtype=np.float64)) / CELL
    return [_count(covered, place) >= COVERED for place in places]


def _remove_all_but_fields(page: pypdfium2.PdfPage) -> None:
    """Fields become print, so what they say may lie under something as well."""
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, index)


def _edges(pixels: np.ndarray) -> np.ndarray:
    found = np.zeros(pixels.shape, dtype=bool)
    found[:, 1:] |= np.abs(np.diff(pixels, axis=1)) >= EDGE
    found[1:, :] |= np.abs(np.diff(pixels, axis=0)) >= EDGE
    return found


def _cells(edges: np.ndarray) -> np.ndarray:
    """How many edges there are in each cell."""
    height, width = (-(-side // CELL) * CELL for side in edges.shape)
    padded = np.zeros((height, width), dtype=np.int32)
    padded[: edges.shape[0], : edges.shape[1]] = edges
    return padded.reshape(height // CELL, CELL, width // CELL, CELL).sum(axis=(1, 3))


def _count(covered: np.ndarray, place: np.ndarray) -> int:
    left, top, right, bottom = place
    rows = slice(max(int(top), 0), max(int(np.ceil(bottom)), 0))
    columns = slice(max(int(left), 0), max(int(np.ceil(right)), 0))
    return int(covered[rows, columns].sum())
