"""The words of a PDF's pages, and what on them can't be read as words."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ...codes import count
from ...pdf import characters, hidden, plain
from ...pdf.characters import INVISIBLE, Characters
from ...pdf.closer import OutOfTime
from ...pdf.objects import Drawn
from ...pdf.pages import ranges
from ...pdf.seen import Look
from ...pdf.text import hidden_text, text_of, visible_text
from ...report import Limits
from ..output import Output

# Telling hidden words from seen ones takes drawing the page; past this they are found all the same,
# and only not told apart.
SECONDS_FOR_HIDDEN = 12
SMALLEST_PICTURE = 30.0  # points; smaller ones are icons and lines
UNREADABLE = 0.2  # of a page's letters without a meaning that make it unreadable
TROUBLE = (pypdfium2.PdfiumError, MemoryError, ValueError, np.linalg.LinAlgError)


@dataclass
class Unread:
    """Pages by why their words can't be trusted to have been read."""

    wordless: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    with_pictures: list[int] = field(default_factory=list)
    pictures: int = 0


def texts(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str]]:
    """All words of each page, hidden ones too."""
    for index in range(len(document)):
        page = document[index]
        yield index + 1, text_of(characters.read(page.get_textpage()).codes)
        page.close()


def read_all(
    document: pypdfium2.PdfDocument, limits: Limits, deadline: float, output: Output
) -> None:
    """Every page's words, and sentences about those that have none."""
    unread = Unread()
    number = len(document)
    for index in range(number):
        if index >= limits.pages or time.monotonic() > deadline:
            output.unread(f"Only the first {index:,} of {number:,} pages were searched.")
            break
        try:
            _read_page(document, index, unread, output)
        except TROUBLE:
            unread.broken.append(index + 1)
    _say(unread, output)


def _read_page(document: pypdfium2.PdfDocument, index: int, unread: Unread, output: Output) -> None:
    page = document[index]
    try:
        drawn, found = Drawn.on(page), characters.read(page.get_textpage())
        output.page(index + 1, text_of(found.codes))
        _sort(index + 1, drawn, found, unread)
    finally:
        page.close()


def _sort(number: int, drawn: Drawn, found: Characters, unread: Unread) -> None:
    pictures = _count_pictures(drawn)
    if not len(found.letters):
        if drawn.pictures or drawn.others or drawn.texts:
            unread.wordless.append(number)
        return
    if _is_garbled(found):
        unread.garbled.append(number)
    owners = set(found.owners[found.letters].tolist())
    if pictures and all(plain.render_mode(owner) == INVISIBLE for owner in owners):
        unread.recognised.append(number)
    elif pictures:
        unread.pictures += pictures
        unread.with_pictures.append(number)


def _count_pictures(drawn: Drawn) -> int:
    sizes = drawn.boxes(drawn.pictures)
    across, down = sizes[:, 2] - sizes[:, 0], sizes[:, 3] - sizes[:, 1]
    return int(((across >= SMALLEST_PICTURE) & (down >= SMALLEST_PICTURE)).sum())


def _is_garbled(found: Characters) -> bool:
    """Letters whose font doesn't say which they are come as codes of nothing."""
    codes = found.codes[(found.owners != 0) & ~found.spaces]
    nothing = (codes == 0xFFFD) | ((codes >= 0xE000) & (codes <= 0xF8FF))
    return len(codes) > 0 and float(nothing.mean()) >= UNREADABLE


def _say(unread: Unread, output: Output) -> None:
    for pages, one, many in (
        (unread.wordless, "is a picture or drawing without words", "are pictures without words"),
        (
            unread.recognised,
            "is a scan; a program read its words and may have misread names",
            "are scans; a program read their words and may have misread names",
        ),
        (
            unread.garbled,
            "has letters that can be seen but not read as words",
            "have letters that can be seen but not read as words",
        ),
        (unread.broken, "is damaged and was not searched", "are damaged and were not searched"),
    ):
        if pages:
            which = "Page" if len(pages) == 1 else "Pages"
            output.unread(f"{which} {ranges(pages)} {one if len(pages) == 1 else many}.")
    if unread.pictures:
        which = "page" if len(unread.with_pictures) == 1 else "pages"
        output.unread(
            f"{count(unread.pictures, 'picture')} ({which} {ranges(unread.with_pictures)}): "
            "words in a picture are not searched."
        )


def sort_out_hidden(document: pypdfium2.PdfDocument, limits: Limits, output: Output) -> None:
    """Say again of each page with hidden words which they are, as long as there is time."""
    deadline = time.monotonic() + min(SECONDS_FOR_HIDDEN, limits.seconds / 4)
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    for index in range(min(len(document), limits.pages)):
        if time.monotonic() > deadline:
            return
        page = None
        try:
            page = document[index]
            look = Look.at(page)
            if unseen := hidden.reasons(look, deadline):
                seen = visible_text(look.characters, unseen)
                output.page(index + 1, seen, hidden_text(look.characters, unseen))
        except (OutOfTime, *TROUBLE):
            continue  # its words are known already, only not told apart
        finally:
            if page is not None:
                page.close()
