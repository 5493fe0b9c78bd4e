"""The things drawn on a page, and switching some of them off for a moment.

A thing is known by its address in pdfium; it lives as long as its page.
"""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ..report import Box
from . import plain
from .characters import CLIP_ONLY, INVISIBLE
from .plain import Numbers

ICONS = (
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_POPUP,
    pdfium.FPDF_ANNOT_FILEATTACHMENT,
    pdfium.FPDF_ANNOT_SOUND,
)
DEEPEST = 30  # forms within forms
MOST = 2_000_000  # a form that is used twice by each of thirty forms is drawn a milliard times
SOLID = 255


class TooMany(ValueError):
    """More things than can be looked at."""


@dataclass
class Drawn:
    """The leaves of a page's tree of objects; forms only hold them."""

    texts: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    holders: dict[int, int] = field(default_factory=dict)  # the form that holds a thing in one

    @classmethod
    def on(cls, page: pypdfium2.PdfPage) -> "Drawn":
        """Everything on the page, that in forms included."""
        drawn = cls()
        root = plain.address(page.raw)
        number = plain.page_count(root)
        for one in [plain.page_object(root, index) for index in range(number)]:
            drawn._add(one, 0)
        return drawn

    def _add(self, one: int, depth: int) -> None:
        if len(self.texts) + len(self.others) > MOST:
            raise TooMany
        kind = plain.kind(one)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            for index in range(plain.form_count(one)):
                part = plain.form_object(one, index)
                self.holders[part] = one
                self._add(part, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.texts.append(one)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(one)
        else:
            self.others.append(one)

    def except_for(self, texts: set[int]) -> list[int]:
        """Everything but these texts."""
        rest = [one for one in self.texts if one not in texts]
        return [*rest, *self.pictures, *self.others]

    def bounds(self, one: int) -> Box:
        """Left, bottom, right, top on the page; all 0 where pdfium knows none."""
        return self.on_page(one, bounds_in_form(one))

    def on_page(self, one: int, box: Box) -> Box:
        """A box in the measure of the form that holds the thing, as one on the page."""
        holder = self.holders.get(one)
        while holder is not None:
            box = _matrix(holder).on_rect(*box)
            holder = self.holders.get(holder)
        return box

    def boxes(self, things: list[int]) -> np.ndarray:
        """(n, 4) bounds of things."""
        return np.array([self.bounds(one) for one in things], dtype=np.float64).reshape(-1, 4)


def draws(text: int) -> bool:
    """Whether a text is meant to leave ink."""
    return plain.render_mode(text) not in (INVISIBLE, CLIP_ONLY)


def is_transparent(text: int) -> bool:
    """Whether a text's colour lets everything through, another invisible ink."""
    colour = Numbers(plain.UNSIGNED, 4)
    return bool(plain.fill_colour(text, *colour.addresses)) and colour.values[3] == 0


def bounds_in_form(one: int) -> Box:
    """The bounds in the measure of the form that holds the thing, which is what pdfium knows."""
    sides = Numbers(ctypes.c_float, 4)
    plain.bounds(one, *sides.addresses)
    left, bottom, right, top = sides.values
    return left, bottom, right, top


def _matrix(form: int) -> pypdfium2.PdfMatrix:
    values = Numbers(ctypes.c_float, 6)
    plain.matrix(form, values.addresses[0])
    return pypdfium2.PdfMatrix(*values.values)


def remove_icons(page: pypdfium2.PdfPage) -> None:
    """Take notes and paper clips off the page in memory: no one hides words under them."""
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in ICONS:
            pdfium.FPDFPage_RemoveAnnot(page, index)


@contextmanager
def without(things: Iterable[int]) -> Iterator[None]:
    """Leave these out of every picture made meanwhile; hidden ones stay hidden afterwards."""
    active = Numbers(plain.INT, 1)
    changed = []
    for one in things:
        if plain.is_active(one, active.addresses[0]) and active.values[0]:
            plain.set_active(one, 0)
            changed.append(one)
    try:
        yield
    finally:
        for one in changed:
            plain.set_active(one, 1)


@contextmanager
def in_black(texts: Iterable[int]) -> Iterator[None]:
    """Draw these in solid black meanwhile, whatever their colour or transparency."""
    colour = Numbers(plain.UNSIGNED, 4)
    before = []
    for one in texts:
        for read, write in (
            (plain.fill_colour, plain.set_fill_colour),
            (plain.stroke_colour, plain.set_stroke_colour),
        ):
            if read(one, *colour.addresses):
                before.append((write, one, tuple(colour.values)))
                write(one, 0, 0, 0, SOLID)
    try:
        yield
    finally:
        for write, one, values in before:
            write(one, *values)
