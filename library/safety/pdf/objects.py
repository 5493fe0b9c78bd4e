"""The things drawn on a page, and switching some of them off for a moment."""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ..report import Box
from .characters import CLIP_ONLY, INVISIBLE, address

ICONS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_POPUP,
    pdfium.FPDF_ANNOT_FILEATTACHMENT,
    pdfium.FPDF_ANNOT_SOUND,
)
DEEPEST = 15  # forms within forms
SOLID = 255


@dataclass(frozen=True)
class Drawn:
    """The leaves of a page's object tree by address; forms only hold them."""

    texts: dict[int, pypdfium2.PdfObject]
    others: list[pypdfium2.PdfObject]

    @classmethod
    def on(cls, page: pypdfium2.PdfPage) -> "Drawn":
        """Everything on the page, that in forms included."""
        texts, others = {}, []
        for one in page.get_objects(max_depth=DEEPEST):
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                texts[address(one.raw)] = one
            elif one.type != pdfium.FPDF_PAGEOBJ_FORM:
                others.append(one)
        return cls(texts, others)

    def mode(self, owner: int) -> int:
        """The text render mode of the object at that address."""
        return pdfium.FPDFTextObj_GetTextRenderMode(self.texts[owner].raw)

    def draws(self, owner: int) -> bool:
        """Whether the text object is meant to leave ink."""
        return self.mode(owner) not in (INVISIBLE, CLIP_ONLY)

    def is_transparent(self, owner: int) -> bool:
        """Whether the text object's colour lets everything through, another invisible ink."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        one = self.texts[owner].raw
        return bool(pdfium.FPDFPageObj_GetFillColor(one, red, green, blue, alpha)) and (
            alpha.value == 0
        )

    def pictures(self) -> list[pypdfium2.PdfObject]:
        """The images among the rest."""
        return [one for one in self.others if one.type == pdfium.FPDF_PAGEOBJ_IMAGE]


def bounds(one: pypdfium2.PdfObject) -> Box:
    """Left, bottom, right, top on the page; all 0 where pdfium knows none."""
    return on_page(one, bounds_in_form(one))


def on_page(one: pypdfium2.PdfObject, box: Box) -> Box:
    """A box in the measure of the form that holds the object, as one on the page."""
    holder = one.container
    while holder is not None:
        box = holder.get_matrix().on_rect(*box)
        holder = holder.container
    return box


def bounds_in_form(one: pypdfium2.PdfObject) -> Box:
    """The same in the measure of the form that holds the object, which is what pdfium knows."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one.raw, *sides):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def remove_icons(page: pypdfium2.PdfPage) -> None:
    """Take notes and paper clips off the page in memory: no one hides words under them."""
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in ICONS:
            pdfium.FPDFPage_RemoveAnnot(page, index)


@contextmanager
def without(objects: Iterable[pypdfium2.PdfObject]) -> Iterator[None]:
    """Leave these out of every picture made meanwhile; hidden ones stay hidden afterwards."""
    changed = []
    for one in objects:
        active = ctypes.c_int()
        if pdfium.FPDFPageObj_GetIsActive(one.raw, active) and active.value:
            pdfium.FPDFPageObj_SetIsActive(one.raw, 0)
            changed.append(one)
    try:
        yield
    finally:
        for one in changed:
            pdfium.FPDFPageObj_SetIsActive(one.raw, 1)


@contextmanager
def in_black(objects: Iterable[pypdfium2.PdfObject]) -> Iterator[None]:
    """Draw these in solid black meanwhile, whatever their colour or transparency."""
    before = []
    for one in objects:
        for read, write in (
            (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_SetFillColor),
            (pdfium.FPDFPageObj_GetStrokeColor, pdfium.FPDFPageObj_SetStrokeColor),
        ):
            colour = [ctypes.c_uint() for _ in range(4)]
            if read(one.raw, *colour):
                before.append((write, one, [part.value for part in colour]))
                write(one.raw, 0, 0, 0, SOLID)
    try:
        yield
    finally:
        for write, one, values in before:
            write(one.raw, *values)


def boxes_of(objects: list[pypdfium2.PdfObject]) -> np.ndarray:
    """(n, 4) bounds of objects."""
    return np.array([bounds(one) for one in objects], dtype=np.float64).reshape(-1, 4)
