"""The check of text and CSV files, which hold nothing but what is seen; almost."""

import csv
import io
import re
from pathlib import Path

from .codes import count, finding
from .plain_text import read_text
from .report import Limits
from .sink import Sink

# "Ã©" for "é": UTF-8 that was read in another encoding and saved again.
GARBLED = re.compile(
    r"\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac[\u0098-\u2122]|\u00ef\u00bb\u00bf"
)
# Read from right to left, or not shown at all: a name can be hidden in plain sight with them.
UNSEEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200b\u2060\U000e0000-\U000e007f]")
FORMULA = re.compile(r"\s*[=@]|\s*[+-](?!\s*[\d.,(])")
NUMBERLIKE = re.compile(r"\s*[+-]?[\d\s().,/%-]*")
CELLS = 2_000_000


def check(path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    """Whether it can be read, and what a spreadsheet program would run."""
    words = read_text(path)
    sink.know(readable=bool(words.strip()))
    if not words.strip():
        sink.add(finding("broken-file", "The file has no words in it."))
        return
    if "\x00" in words:
        sink.add(finding("garbled-text", "The file has characters in it that no text has."))
    elif GARBLED.search(words):
        sink.add(finding("garbled-text"))
    unseen = len(UNSEEN.findall(words))
    if unseen:
        message = f"{count(unseen, 'character')} in the text can't be seen."
        sink.add(finding("hidden-characters", message))
    if path.suffix.lower() == ".csv" and (number := _formulas(words)):
        sink.add(finding("formula", f"{count(number, 'cell')} that a spreadsheet would run."))


def _formulas(words: str) -> int:
    """Cells that start like a formula and are no number, telephone number or dash."""
    found = cells = 0
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(words[:8192], ",;\t|")
    except csv.Error:
        dialect = "excel"
    try:
        for row in csv.reader(io.StringIO(words), dialect):
            cells += len(row)
            found += sum(bool(FORMULA.match(one)) and not _is_plain(one) for one in row)
            if cells > CELLS:
                break
    except csv.Error:  # a field that never ends
        return found
    return found


def _is_plain(cell: str) -> bool:
    """Bullets such as "- see below" are written by people; formulas have no space there."""
    return bool(NUMBERLIKE.fullmatch(cell) or re.match(r"\s*[-+@=]+(\s|$)", cell))
