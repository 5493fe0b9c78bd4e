"""The child process that reads words: one request on standard input, JSON lines on standard output.

Run as `python -m library.safety.words.worker`.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from .. import kinds
from ..office import document
from ..plain_text import read_text
from ..report import Limits
from ..worker import restrict
from . import office, pictures, sound
from .output import LONGEST, Output
from .pdf import document as pdf
from .reading import SEEN

Read = Callable[[Path, str, Limits, Output], None]
LOCKED = "The file can’t be opened without a password, so nothing in it was searched."
UNKNOWN = "The file is of a type that can’t be read, so nothing in it was searched."
BROKEN = "The file is damaged. Nothing in it was searched, or not all of it."


def read(path: Path, limits: Limits, output: Output) -> None:
    """Decide the type by content and read what can be read of it."""
    kind = kinds.kind_of(path)
    if kind == "zip":
        kind = document.kind_of_package(path)
    if kind == "ole":
        kind = document.kind_of_ole(path)
    if kind.startswith("encrypted-"):
        output.unread(LOCKED)
    elif reader := _reader_of(kind, path):
        output.attempt(lambda: reader(path, kind, limits, output), BROKEN)
    elif kind != "empty":
        output.unread(UNKNOWN)


def _reader_of(kind: str, path: Path) -> Read | None:
    if kind == "pdf":
        return pdf.read
    if kind in kinds.OFFICE:
        return office.read
    if kind in kinds.PICTURES:
        return pictures.read
    if sound.is_sound(path):
        return sound.read
    # Pages of the web and drawings in XML are words with something around them.
    return _read_text if kind in ("text", "html", "svg", "xml", "rtf") else None


def _read_text(path: Path, kind: str, limits: Limits, output: Output) -> None:
    text = read_text(path)
    for start in range(0, len(text), LONGEST):
        output.add(SEEN, text[start : start + LONGEST])


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    # Libraries may print to standard output; words go through a copy of it.
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    restrict(limits)
    output = Output(stream)
    output.attempt(lambda: read(Path(request["path"]), limits, output), BROKEN)
    output.finish()


if __name__ == "__main__":
    main()
