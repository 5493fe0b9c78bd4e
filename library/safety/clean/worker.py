"""The child process that writes a clean copy: `python -m library.safety.clean.worker`.

It reads one request on standard input, writes the copy and nothing else on disk, and answers in one
JSON object: `removed`, or `reason` where there is no copy.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from .. import kinds
from ..report import Limits
from ..worker import kind_of, restrict
from . import pictures
from .notes import Notes
from .office import document as office
from .pdf import document as pdf
from .sound import strip as strip_sound
from .trouble import NotPossible, Unreadable

Write = Callable[[Path, Path, str, Limits, Notes], None]

NOTES = "Notes in the picture: place, camera, names, comments."
TAGS = "Notes in the recording: names, comments, pictures."


def write(source: Path, target: Path, limits: Limits, notes: Notes) -> None:
    """Decide the type by content and write its clean copy. Raises NotPossible."""
    kind = kind_of(source)
    if kind.startswith("encrypted-"):
        raise NotPossible("The file can't be opened without a password.")
    if kind not in kinds.ALLOWED:
        raise NotPossible("Files of this type can't be cleaned.")
    _writer_of(kind)(source, target, kind, limits, notes)


def _writer_of(kind: str) -> Write:
    if kind == "pdf":
        return pdf.write
    return office.write if kind in kinds.OFFICE else _write_bytes


def _write_bytes(source: Path, target: Path, kind: str, limits: Limits, notes: Notes) -> None:
    before = source.read_bytes()
    try:
        after = before if kind == "text" else _stripped(before, kind)
    except Unreadable as error:
        raise NotPossible("The file is damaged or incomplete.") from error
    notes.say(TAGS if kind == "mp3" else NOTES, after != before)
    target.write_bytes(after)


def _stripped(data: bytes, kind: str) -> bytes:
    return strip_sound(data) if kind == "mp3" else pictures.strip(data, kind)


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # libraries may print
    source, target = Path(request["path"]), Path(request["target"])
    restrict(limits, writes=limits.file_bytes)
    notes = Notes()
    try:
        write(source, target, limits, notes)
        answer: dict[str, object] = {"removed": notes.sentences}
    except NotPossible as error:
        answer = {"reason": str(error)}
    except MemoryError:
        answer = {"reason": "The file needs more memory than cleaning may use."}
    except Exception:  # noqa: BLE001  parsers of hostile files raise anything
        answer = {"reason": "Something in the file could not be cleaned."}
    stream.write(json.dumps(answer))
    stream.close()


if __name__ == "__main__":
    main()
