"""The pages of a PDF, one after the other, until they are done or the time is."""

import time
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ..codes import finding
from ..report import Limits
from ..sink import Sink
from . import hidden
from .closer import OutOfTime
from .seen import Look
from .text import visible_text

BLANK = 250  # grey level that paper has


def check(
    path: Path, limits: Limits, sink: Sink, structure_is_known: bool, units: dict[int, float]
) -> None:
    """Page count, hidden words and pages without words."""
    deadline = time.monotonic() + limits.page_seconds
    try:
        document = pypdfium2.PdfDocument(path)
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        number = len(document)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        sink.add(finding("encrypted" if is_locked else "broken-file"))
        return
    if number == 0:
        sink.add(finding("broken-file", "The file has no pages."))
        return
    sink.know(pages=number, readable=True)
    if not structure_is_known:
        sink.add(finding("damaged"))
    _check_pages(document, limits, sink, deadline, units)
    document.close()


def _check_pages(
    document: pypdfium2.PdfDocument,
    limits: Limits,
    sink: Sink,
    deadline: float,
    units: dict[int, float],
) -> None:
    number = len(document)
    wordless: list[int] = []
    for index in range(number):
        if index >= limits.pages or time.monotonic() > deadline:
            message = f"Only the first {index:,} of {number:,} pages could be checked."
            sink.add(finding("not-all-pages-checked", message))
            break
        _check_page(document, index, sink, deadline, units.get(index, 1.0), wordless)
    if wordless:
        sink.add(finding("no-text", _about_wordless(wordless, number), wordless[0]))


def _check_page(
    document: pypdfium2.PdfDocument,
    index: int,
    sink: Sink,
    deadline: float,
    unit: float,
    wordless: list[int],
) -> None:
    page = None
    try:
        page = document[index]
        look = Look.at(page)
        unseen = hidden.reasons(look, deadline, unit)
        sink.add(*hidden.findings(look, index + 1, unseen))
        if sink.wants_texts:
            sink.text(index + 1, visible_text(look.characters, unseen))
        if not len(look.characters) and (look.full[..., :3].min(axis=2) < BLANK).mean() > 0.002:
            wordless.append(index + 1)
    except OutOfTime:
        message = "This page is so full that there was no time to check all of it."
        sink.add(finding("not-all-pages-checked", message, index + 1))
    except (pypdfium2.PdfiumError, MemoryError, ValueError, np.linalg.LinAlgError):
        sink.add(finding("check-failed", "This page could not be checked.", index + 1))
    finally:
        if page is not None:
            page.close()


def _about_wordless(pages: list[int], number: int) -> str:
    why = "can't be searched, read aloud or checked for words"
    if len(pages) == number:
        return f"The file is made of pictures without words: it {why}."
    if len(pages) == 1:
        return f"Page {pages[0]} is a picture without words: it {why}."
    return f"Pages {ranges(pages)} are pictures without words: they {why}."


def ranges(pages: list[int]) -> str:
    """`ranges([3, 4, 5, 9])` is "3 to 5 and 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    parts = [str(first) if first == last else f"{first} to {last}" for first, last in runs]
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
