"""Runs the checks in the test's own process, where the words themselves can be looked at."""

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from library.safety import Finding, Limits
from library.safety.pdf.hidden import reasons
from library.safety.pdf.seen import Look
from library.safety.sink import Sink
from library.safety.worker import check

FOREVER = float("inf")


def hidden_words(data: bytes) -> dict[int, set[str]]:
    """The hidden words of a PDF by page number, with the punctuation that hangs on them."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    found = {}
    for number, page in enumerate(document, start=1):
        look = Look.at(page)
        words = {text_of(look, index) for index in reasons(look, FOREVER)}
        if words:
            found[number] = words
        page.close()
    document.close()
    return found


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    """The first page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    yield document[0]
    document.close()


def text_of(look: Look, index: int) -> str:
    """A word as it would be copied."""
    letters = look.characters.word(index)
    return "".join(map(chr, look.characters.codes[letters[0] : letters[-1] + 1]))


def answers(data: bytes, name: str = "file.pdf", limits: Limits | None = None) -> list[dict]:
    """Every line that the check writes about a file of these bytes."""
    stream = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        check(path, limits or Limits(), Sink(stream))
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def findings(data: bytes, name: str = "file.pdf", limits: Limits | None = None) -> list[Finding]:
    """What the check finds in a file of these bytes."""
    lines = answers(data, name, limits)
    return [Finding.from_json(line["finding"]) for line in lines if "finding" in line]


def codes(data: bytes, name: str = "file.pdf", limits: Limits | None = None) -> set[str]:
    """The codes of what the check finds."""
    return {one.code for one in findings(data, name, limits)}


def facts(data: bytes, name: str = "file.pdf") -> dict:
    """What the check knows of the file, findings apart."""
    known: dict = {}
    for line in answers(data, name):
        known |= line.get("facts", {})
    return known
