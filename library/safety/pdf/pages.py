"""The pages of a PDF, one after the other, until they are done or the time is."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from ..codes import finding
from ..report import Limits
from ..sink import Sink
from . import hidden
from .closer import OutOfTime
from .helpers import cores, share
from .seen import Look
from .text import visible_text

BLANK = 250  # grey level that paper has
INKED = 0.002  # of a page that makes it a picture
WORTH_SHARING = 20  # pages
MOST_HELPERS = 2  # as the memory of each counts


@dataclass
class Round:
    """One round through the pages, or through every second one of them."""

    path: Path
    limits: Limits
    deadline: float
    units: dict[int, float]
    wordless: list[int] = field(default_factory=list)
    stopped: int | None = None  # the first page that was not checked, if there is one

    def go(self, sink: Sink, pages: range) -> None:
        """Check these pages until they are done or the time is."""
        with _opened(self.path) as document:
            for index in pages:
                if index >= self.limits.pages or time.monotonic() > self.deadline:
                    self.stopped = index
                    return
                self._check_page(document, index, sink)

    def share(self, sink: Sink, number: int, helpers: int) -> None:
        """The same with helpers, each of which takes every second page or so."""

        def work(helper: int, stream: TextIO) -> None:
            self.go(Sink(stream, sink.wants_texts), range(helper, number, helpers))
            stream.write(json.dumps({"wordless": self.wordless, "stopped": self.stopped}) + "\n")

        ends = []
        for line in share(helpers, work):
            if "wordless" in line:
                self.wordless = sorted(self.wordless + line["wordless"])
                ends.append(line["stopped"])
            else:
                sink.pass_on(line)
        self.stopped = min((end for end in ends if end is not None), default=None)

    def _check_page(self, document: pypdfium2.PdfDocument, index: int, sink: Sink) -> None:
        page = None
        try:
            page = document[index]
            look = Look.at(page)
            unseen = hidden.reasons(look, self.deadline, self.units.get(index, 1.0))
            sink.add(*hidden.findings(look, index + 1, unseen))
            if hidden.without_font(look.characters):
                sink.add(finding("no-font", page=index + 1))
            if sink.wants_texts:
                sink.text(index + 1, visible_text(look.characters, unseen))
            if not len(look.characters) and (look.full[..., :3].min(axis=2) < BLANK).mean() > INKED:
                self.wordless.append(index + 1)
        except OutOfTime:
            message = "This page is so full that there was no time to check all of it."
            sink.add(finding("not-all-pages-checked", message, index + 1))
        except (pypdfium2.PdfiumError, MemoryError, ValueError, np.linalg.LinAlgError):
            sink.add(finding("check-failed", "This page could not be checked.", index + 1))
        finally:
            if page is not None:
                page.close()


def check(
    path: Path, limits: Limits, sink: Sink, structure_is_known: bool, units: dict[int, float]
) -> None:
    """Page count, hidden words and pages without words."""
    one = Round(path, limits, time.monotonic() + limits.page_seconds, units)
    try:
        with _opened(path) as document:
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
    helpers = min(cores(), MOST_HELPERS)
    if number < WORTH_SHARING or helpers < 2:
        one.go(sink, range(number))
    else:
        one.share(sink, number, helpers)
    if one.stopped is not None:
        message = f"Only the first {one.stopped:,} of {number:,} pages could be checked."
        sink.add(finding("not-all-pages-checked", message))
    if one.wordless:
        message = _about_wordless(one.wordless, number)
        sink.add(finding("no-text", message, one.wordless[0]))


def _opened(path: Path) -> pypdfium2.PdfDocument:
    """Opened anew by each process: they must not share a place in the file."""
    document = pypdfium2.PdfDocument(path)
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        document.init_forms()
    return document


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
