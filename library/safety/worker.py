"""The child process: reads one request on standard input, answers in JSON lines on standard output.

Run as `python -m library.safety.worker`.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from .codes import finding
from .kinds import (
    ALLOWED,
    OFFICE,
    findings_about_name,
    findings_about_two_types,
)
from .kinds import kind_of as kind_of_content
from .office import document as office
from .pdf import document as pdf
from .pictures import check as check_picture
from .plain_text import read_text
from .report import Limits
from .sink import Sink
from .sound import check as check_sound
from .text import check as check_text
from .tidy import LONGEST_WHOLE, tidy

Check = Callable[[Path, str, Limits, Sink], None]


def kind_of(path: Path) -> str:
    """The type by content, Office files told apart."""
    kind = kind_of_content(path)
    if kind == "zip":
        return office.kind_of_package(path)
    return office.kind_of_ole(path) if kind == "ole" else kind


def check(path: Path, limits: Limits, sink: Sink) -> None:
    """Decide the type by content and run the check for it."""
    kind = kind_of(path)
    sink.know(type=kind.removeprefix("encrypted-"))
    if kind == "text" and sink.wants_texts:
        sink.text(1, tidy(read_text(path), LONGEST_WHOLE))
    if kind == "empty":
        sink.add(finding("broken-file", "The file is empty."))
    elif kind.startswith("encrypted-"):
        sink.add(finding("encrypted"))
    elif kind not in ALLOWED:
        sink.add(finding("type-not-allowed"))
    else:
        sink.add(*findings_about_name(path, kind))
        sink.add(*findings_about_two_types(path, kind))
        _check_of(kind)(path, kind, limits, sink)


def _check_of(kind: str) -> Check:
    others: dict[str, Check] = {"pdf": pdf.check, "text": check_text, "mp3": check_sound}
    return others.get(kind) or (office.check if kind in OFFICE else check_picture)


def restrict(limits: Limits, writes: int = 0) -> None:
    """Take away what is never needed; `writes` is how long a file may get that is written."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (writes, writes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds + 5, limits.seconds + 10))
    if sys.platform == "linux":  # elsewhere the system refuses or ignores it
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    # Libraries may print to standard output; findings go through a copy of it.
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    restrict(limits)
    sink = Sink(stream, wants_texts=request.get("texts", False))
    sink.attempt(lambda: check(Path(request["path"]), limits, sink))
    sink.finish()


if __name__ == "__main__":
    main()
