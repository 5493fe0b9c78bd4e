"""An Office package: its parts, unpacked with limits."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from lxml import etree

from ..report import Limits
from ..xml import LARGEST, parse

MOST_PARTS = 20_000
# XML packs well, but a part that packs better than this and is large holds nothing but filling.
RATIO = 200
LARGE = 30_000_000
TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    OSError,
    NotImplementedError,
    RuntimeError,  # what zipfile says of a part with a password
    ValueError,
    etree.XMLSyntaxError,
)
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class BrokenPackage(Exception):
    """The package or one of its parts can't be read."""


class ZipBomb(Exception):
    """The package would unpack to more than it may."""


class Package:
    """Read-only access to the parts by name."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self.archive = zipfile.ZipFile(path)
        except TROUBLE as error:
            raise BrokenPackage from error
        entries = self.archive.infolist()
        self.names = {entry.filename.lstrip("/"): entry.filename for entry in entries}
        total = sum(entry.file_size for entry in entries)
        bombs = [
            entry
            for entry in entries
            if entry.file_size > LARGE and entry.file_size > RATIO * max(entry.compress_size, 1)
        ]
        if total > limits.unpacked_bytes or bombs or len(entries) > MOST_PARTS:
            raise ZipBomb

    def __enter__(self) -> "Package":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.archive.close()

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def parts(self, folder: str, ending: str = "") -> list[str]:
        """Names of the parts in a folder, in the order of their numbers."""
        found = [
            name
            for name in self.names
            if name.startswith(folder) and name.endswith(ending) and not name.endswith("/")
        ]
        return sorted(found, key=lambda name: (len(name), name))

    def read(self, name: str) -> bytes:
        """A part's bytes; what the directory says of its size is not believed."""
        try:
            with self.archive.open(self.names[name]) as part:
                data = part.read(LARGEST + 1)
        except TROUBLE as error:
            raise BrokenPackage(name) from error
        if len(data) > LARGEST:
            raise BrokenPackage(name)
        return data

    def xml(self, name: str) -> etree._Element:
        """A part's root element."""
        try:
            return parse(self.read(name))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenPackage(name) from error

    def xml_if_any(self, name: str) -> etree._Element | None:
        """The same, or None where there is no such part."""
        return self.xml(name) if name in self else None

    def main(self, usual: str) -> str:
        """The part that the document starts with; some programs call it document2.xml."""
        if usual in self:
            return usual
        for _, kind, target, _ in self.relationships(""):
            if kind == "officeDocument" and target in self:
                return target
        raise BrokenPackage(usual)

    def relationships(self, part: str) -> Iterator[tuple[str, str, str, bool]]:
        """Identifier, last word of the type, target and whether it is outside the package."""
        folder, _, name = part.rpartition("/")
        root = self.xml_if_any(posixpath.join(folder, "_rels", f"{name}.rels"))
        for node in root.iter(RELATIONSHIP) if root is not None else ():
            target = node.get("Target", "")
            is_external = node.get("TargetMode") == "External"
            if not is_external:
                joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                target = posixpath.normpath(joined).lstrip("/")
            kind = node.get("Type", "").rpartition("/")[2]
            yield node.get("Id", ""), kind, target, is_external
