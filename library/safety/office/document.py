"""The check of an Office file: a zip package of XML parts."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from ..codes import finding
from ..kinds import kind_of_office
from ..report import Limits
from ..sink import Sink
from . import common, sheets, slides, word
from .package import BrokenPackage, Package, ZipBomb
from .texts import visible_texts

__all__ = ["check", "kind_of_ole", "kind_of_package"]

CHECKS = {"docx": word.check, "xlsx": sheets.check, "pptx": slides.check}
STREAM_NAMES = (
    ("EncryptedPackage", "encrypted-office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
DIRECTORY = 4_000_000  # bytes in which an OLE file's directory is looked for


def kind_of_package(path: Path) -> str:
    """docx, xlsx or pptx; zip for any other zip file, broken ones included."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("[Content_Types].xml") as part:
            return kind_of_office(part.read(1_000_000))
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, EOFError):
        return _kind_of_rest(path)
    except Exception:  # noqa: BLE001  zlib and its kin raise their own
        return _kind_of_rest(path)


def _kind_of_rest(path: Path) -> str:
    """A package that was cut off has lost its directory, not the names of its first parts."""
    with path.open("rb") as file:
        data = file.read(DIRECTORY)
    for folder, kind in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx")):
        if b"[Content_Types].xml" in data and folder in data:
            return kind
    return "zip"


def kind_of_ole(path: Path) -> str:
    """The old binary formats, told apart by the names in their directory."""
    with path.open("rb") as file:
        data = file.read(DIRECTORY)
        file.seek(max(path.stat().st_size - DIRECTORY, 0))
        data += file.read()
    return next((kind for name, kind in STREAM_NAMES if name.encode("utf-16-le") in data), "ole")


def check(path: Path, kind: str, limits: Limits, sink: Sink) -> None:
    """Everything about one Office file."""
    try:
        package = Package(path, limits)
    except ZipBomb:
        sink.add(finding("zip-bomb"))
        return
    except BrokenPackage:
        sink.add(finding("broken-file"))
        return
    with package:
        sink.know(readable=True)
        for part in (common.check, CHECKS[kind]):
            sink.attempt(partial(_check_part, part, package, sink))
        if sink.wants_texts:
            # What is broken in it was said by the check.
            with suppress(BrokenPackage):
                for number, words in visible_texts(package, kind):
                    sink.text(number, words)


def _check_part(part: Callable[[Package, Sink], None], package: Package, sink: Sink) -> None:
    try:
        part(package, sink)
    except BrokenPackage:
        if "broken-file" not in sink.codes:
            sink.know(readable=False)
            sink.add(finding("broken-file"))
