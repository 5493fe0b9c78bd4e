"""Pdfium's functions with plain numbers for addresses.

They are called once a character or object, thousands of times a page, where wrappers around each
pointer would take longer than pdfium itself.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

ADDRESS = ctypes.c_size_t
INT, UNSIGNED, LONG = ctypes.c_int, ctypes.c_uint, ctypes.c_ulong


def address(pointer: Any) -> int:
    """Where a pdfium object lives, which is also its identity."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _plain(function: Any, answer: Any, *kinds: Any) -> Callable[..., int]:
    return ctypes.CFUNCTYPE(answer, *kinds)(address(function))


char_code = _plain(pdfium.FPDFText_GetUnicode, UNSIGNED, ADDRESS, INT)
char_owner = _plain(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, INT)
char_box = _plain(pdfium.FPDFText_GetCharBox, INT, ADDRESS, INT, *[ADDRESS] * 4)
page_count = _plain(pdfium.FPDFPage_CountObjects, INT, ADDRESS)
page_object = _plain(pdfium.FPDFPage_GetObject, ADDRESS, ADDRESS, INT)
form_count = _plain(pdfium.FPDFFormObj_CountObjects, INT, ADDRESS)
form_object = _plain(pdfium.FPDFFormObj_GetObject, ADDRESS, ADDRESS, LONG)
kind = _plain(pdfium.FPDFPageObj_GetType, INT, ADDRESS)
bounds = _plain(pdfium.FPDFPageObj_GetBounds, INT, ADDRESS, *[ADDRESS] * 4)
matrix = _plain(pdfium.FPDFPageObj_GetMatrix, INT, ADDRESS, ADDRESS)
is_active = _plain(pdfium.FPDFPageObj_GetIsActive, INT, ADDRESS, ADDRESS)
set_active = _plain(pdfium.FPDFPageObj_SetIsActive, INT, ADDRESS, INT)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, INT, ADDRESS)
font = _plain(pdfium.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
is_embedded = _plain(pdfium.FPDFFont_GetIsEmbedded, INT, ADDRESS)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, INT, ADDRESS, *[ADDRESS] * 4)
set_fill_colour = _plain(pdfium.FPDFPageObj_SetFillColor, INT, ADDRESS, *[UNSIGNED] * 4)
stroke_colour = _plain(pdfium.FPDFPageObj_GetStrokeColor, INT, ADDRESS, *[ADDRESS] * 4)
set_stroke_colour = _plain(pdfium.FPDFPageObj_SetStrokeColor, INT, ADDRESS, *[UNSIGNED] * 4)


class Numbers:
    """Room for numbers that pdfium writes: `addresses` go in, `values` come out."""

    def __init__(self, kind: Any, number: int) -> None:
        self.values = (kind * number)()
        start = ctypes.addressof(self.values)
        self.addresses = tuple(start + index * ctypes.sizeof(kind) for index in range(number))
