"""Reading PDFs the way readers and screen readers get them."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

Element = pikepdf.Dictionary


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, in one line."""
    words = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                words.append(" ".join(text.get_text_bounded().split()))
    return words


def text_of(pdf: bytes) -> str:
    """The words of all pages."""
    return " ".join(pages_of(pdf))


def smallest_letters(pdf: bytes) -> float:
    """The size of the smallest letters, in pt."""
    sizes = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                sizes += [
                    pypdfium2.raw.FPDFText_GetFontSize(text, at)
                    for at in range(text.count_chars())
                    if text.get_text_range(at, 1).strip()
                ]
    return round(min(sizes), 2)


def furthest_right(pdf: bytes) -> float:
    """Where the letter furthest to the right ends, in pt from the left edge of its page."""
    ends = [0.0]
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                ends += [text.get_charbox(at)[2] for at in range(text.count_chars())]
    return max(ends)


def tags_of(pdf: bytes) -> list[tuple[str, str]]:
    """The structure a screen reader walks: each element's type and description, in order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_walk(opened.Root.StructTreeRoot))


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    if "/S" in element:
        yield str(element.S).lstrip("/"), str(element.get("/Alt", ""))
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from _walk(child)


def assert_for_everybody(pdf: bytes, title: str, language: str = "en-GB") -> None:
    """Tagged, titled, with its language; every figure described; headings go down by one."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == language
        assert str(opened.docinfo["/Title"]) == title
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        for page in opened.pages:
            assert page.get("/Tabs") == "/S" or "/Annots" not in page
    tags = tags_of(pdf)
    assert [described for kind, described in tags if kind == "Figure" and not described] == []
    levels = [int(kind[1]) for kind, _ in tags if re.fullmatch(r"H[1-6]", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
