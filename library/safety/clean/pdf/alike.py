"""Whether the copy looks as the original does, page by page."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ...pdf.canvas import Canvas, differing
from ..trouble import NotPossible

SCALE = 0.8
MOST_PIXELS = 2_000_000
STEPS = 12  # of contrast, below which nobody sees a difference
PART = 0.002  # of a page with fields: two programs draw a field's letters a little differently
STRIDE = 7  # pages are taken in leaps, so that the time reaches all parts of a long file


def compare(source: Path, target: Path, with_fields: set[int], deadline: float) -> None:
    """Raise NotPossible where a page differs in anything but annotations."""
    try:
        with pypdfium2.PdfDocument(source) as before, pypdfium2.PdfDocument(target) as after:
            if before.get_formtype() != pdfium.FORMTYPE_NONE:
                before.init_forms()
            if after.get_formtype() != pdfium.FORMTYPE_NONE:
                after.init_forms()
            if len(before) != len(after):
                raise NotPossible("The copy would have other pages than the file.")
            for index in _in_leaps(len(before)):
                if time.monotonic() > deadline:
                    return
                _compare_page(before, after, index, index in with_fields)
    except pypdfium2.PdfiumError as error:
        raise NotPossible("The file is damaged.") from error


def _in_leaps(number: int) -> Iterator[int]:
    for start in range(STRIDE):
        yield from range(start, number, STRIDE)


def _compare_page(
    before: pypdfium2.PdfDocument, after: pypdfium2.PdfDocument, index: int, has_fields: bool
) -> None:
    first, second = before[index], after[index]
    try:
        one, other = _picture(first), _picture(second)
    finally:
        first.close()
        second.close()
    is_alike = one.shape == other.shape
    if is_alike:
        part = differing(one, other, STEPS).mean()
        is_alike = part == 0 or (has_fields and part < PART)
    if not is_alike:
        raise NotPossible(f"Page {index + 1:,} would look different in the copy.")


def _picture(page: pypdfium2.PdfPage) -> np.ndarray:
    """The page with what is typed into its fields, without other annotations."""
    for number in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, number)
    return Canvas.whole(page, SCALE, MOST_PIXELS).render()
