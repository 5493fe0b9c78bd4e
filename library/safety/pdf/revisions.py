"""Earlier versions kept inside a PDF.

Saving a PDF may append the change and leave the old bytes as they are, so that cutting the file off
at an earlier end gives back the earlier version. What counts is whether words come back with it.
"""

import re
from pathlib import Path

import pypdfium2

from ..codes import count, finding
from ..sink import Sink

END = re.compile(rb"startxref\s+(\d+)\s+%%EOF(?:\r\n|\r|\n)?")
WORD = re.compile(r"\w{2,}")
MOST_COMPARED = 4  # the earliest ones, which say most about what was taken out
MOST_PAGES = 400


def check(path: Path, sink: Sink) -> None:
    """Report that there are earlier versions, and whether they have words that are now gone."""
    data = path.read_bytes()
    ends = ends_of_versions(data)
    earlier = ends[:-1]
    if not earlier:
        return
    now = _words(data)
    gone = any(_words(data[:end]) - now for end in earlier[:MOST_COMPARED])
    versions = count(len(earlier), "earlier version")
    if gone:
        message = f"{versions} kept inside the file, with words that this version leaves out."
        sink.add(finding("earlier-words", message))
    else:
        message = f"{versions} kept inside the file, without words that this version leaves out."
        sink.add(finding("earlier-version", message))


def ends_of_versions(data: bytes) -> list[int]:
    """Where each version ends, oldest first.

    A file made for fast display has a first end that names no table or one that comes after it;
    the end of a PDF attached to this one names an offset where this one has no table.
    """
    start = max(data.find(b"%PDF-"), 0)
    found = []
    for match in END.finditer(data):
        offset = int(match[1])
        if offset and _is_table(data, start + offset, match.start()):
            found.append(match.end())
    return found


def _is_table(data: bytes, offset: int, before: int) -> bool:
    head = data[offset : offset + 30].lstrip()
    return offset < before and (
        head.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj", head) is not None
    )


def _words(data: bytes) -> set[str]:
    """All words of all pages, in lower case; none where the bytes are no PDF."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return set()
    words: set[str] = set()
    with document:
        for index in range(min(len(document), MOST_PAGES)):
            page = document[index]
            text = page.get_textpage().get_text_range().casefold()
            words.update(WORD.findall(re.sub(r"[\x02\xad]\s*", "", text)))
            page.close()
    return words
