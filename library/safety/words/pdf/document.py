"""A PDF, all of it: the file as it is and the earlier versions that it keeps."""

import io
import time
from pathlib import Path

import pikepdf
import pypdfium2

from ...codes import count
from ...pdf.revisions import ends_of_versions
from ...pdf.walk import get, items, name_tree
from ...report import Limits
from ..output import Output
from . import pages, strings

EARLIER = "an earlier version kept inside the file"
MOST_VERSIONS = 20
LOCKED = "The file can’t be opened without a password, so nothing in it was searched."
DAMAGED = "The file is damaged: what stands beside its pages was not searched."


def read(path: Path, kind: str, limits: Limits, output: Output) -> None:
    """Words of pages first, then those beside them, then which of the page words are hidden."""
    deadline = time.monotonic() + limits.page_seconds
    try:
        opened = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        output.unread(LOCKED if is_locked else "The file is damaged: its pages were not searched.")
        if is_locked:
            return
        opened = None
    if opened:
        output.attempt(lambda: pages.read_all(opened, limits, deadline, output))
    output.attempt(lambda: _read_beside(path, output), DAMAGED)
    output.attempt(lambda: _read_earlier(path.read_bytes(), deadline, output))
    if opened:
        output.attempt(lambda: pages.sort_out_hidden(opened, limits, output))


def _read_beside(path: Path, output: Output) -> None:
    with pikepdf.open(path, suppress_warnings=True) as document:
        strings.read(document, output)
        _say_what_is_attached(document, output)


def _say_what_is_attached(document: pikepdf.Pdf, output: Output) -> None:
    names = get(document.Root, "/Names")
    on_pages = sum(
        get(note, "/Subtype") == "/FileAttachment"
        for page in document.pages
        for note in items(get(page.obj, "/Annots"))
    )
    number = on_pages + max(
        sum(1 for _ in name_tree(get(names, "/EmbeddedFiles"))),
        len(items(get(document.Root, "/AF"))),
    )
    if number:
        output.unread(f"{count(number, 'attached file')}: what is inside is not searched.")


def _read_earlier(data: bytes, deadline: float, output: Output) -> None:
    """Cut off at an earlier end, the file gives back what a later version took out."""
    for end in ends_of_versions(data)[:-1][:MOST_VERSIONS]:
        if time.monotonic() > deadline:
            output.unread("There was no time to search all earlier versions inside the file.")
            return
        output.attempt(lambda end=end: _read_version(data[:end], output))  # type: ignore[misc]


def _read_version(data: bytes, output: Output) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for number, text in pages.texts(document):
            output.add(EARLIER, text, number)
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
        strings.read(document, output)
