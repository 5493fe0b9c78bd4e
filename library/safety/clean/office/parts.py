"""An Office package that can be changed: parts by name, and the relationships between them."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from ...office.package import RELATIONSHIP, TROUBLE, Package
from ...report import Limits
from ...xml import parse
from ..trouble import NotPossible

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
THEN = (1980, 1, 1, 0, 0, 0)  # the date that a zip file gives where there is none
Accept = Callable[[str], bool]


class Parts:
    """All parts in memory; what is parsed is written anew, the rest as it was."""

    def __init__(self, path: Path, limits: Limits) -> None:
        with Package(path, limits) as package:
            names = [name for name in package.names if not name.endswith("/")]
            self.data = {name: _read(package, name, limits) for name in names}
        self._roots: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.data

    def names(self, accept: Accept) -> list[str]:
        """Those of the parts' names that are accepted."""
        return [name for name in self.data if accept(name)]

    def xml(self, name: str) -> etree._Element:
        """A part's root element, to be changed in place."""
        if name not in self._roots:
            try:
                self._roots[name] = parse(self.data[name])
            except (etree.XMLSyntaxError, ValueError) as error:
                raise NotPossible("The file is damaged.") from error
        return self._roots[name]

    def remove_elements(self, name: str, *tags: str) -> list[etree._Element]:
        """Take elements out of a part by their names without namespace; answers them."""
        found = list(self.xml(name).iter(*(f"{{*}}{tag}" for tag in tags)))
        for one in found:
            drop(one)
        return found

    def relations(self, part: str) -> Iterator[tuple[etree._Element, str]]:
        """A part's relationships with the names of the parts they lead to ("" for outside)."""
        rels = rels_of(part)
        for node in list(self.xml(rels).iter(RELATIONSHIP)) if rels in self else []:
            is_external = node.get("TargetMode") == "External"
            yield node, "" if is_external else target_of(part, node.get("Target", ""))

    def main(self) -> str:
        """The part that the document starts with, or "" where nothing says which it is."""
        for node, target in self.relations(""):
            if node.get("Type", "").endswith("/officeDocument") and target in self:
                return target
        return ""

    def forget_relation(self, part: str, key: str | None) -> None:
        """Take one relationship away by its identifier."""
        for node, _ in self.relations(part):
            if node.get("Id") == key:
                drop(node)

    def remove(self, names: Iterable[str]) -> None:
        """Take parts out, with what leads to them and what they say of others."""
        gone = {name.lower() for name in names}
        gone |= {rels_of(name).lower() for name in gone}
        for rels in self.names(is_rels):
            if rels.lower() in gone:
                continue
            for node, target in self.relations(part_of(rels)):
                if target.lower() in gone:
                    drop(node)
        for name in [name for name in self.data if name.lower() in gone]:
            del self.data[name]
            self._roots.pop(name, None)
        for node in list(self.xml(TYPES).iter("{*}Override")):
            if node.get("PartName", "").lstrip("/").lower() in gone:
                drop(node)

    def write(self, path: Path) -> None:
        """The package without dates, comments or anything between its parts."""
        first = [TYPES, *self.names(lambda name: name == "_rels/.rels")]
        rest = [name for name in self.data if name not in first]
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (*first, *rest):
                entry = zipfile.ZipInfo(name, THEN)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, self.bytes_of(name))
        path.write_bytes(buffer.getvalue())

    def bytes_of(self, name: str) -> bytes:
        """A part as it is now."""
        if name not in self._roots:
            return self.data[name]
        return etree.tostring(
            self._roots[name].getroottree(),
            xml_declaration=True, encoding="UTF-8", standalone=True,
        )  # fmt: skip


def _read(package: Package, name: str, limits: Limits) -> bytes:
    try:
        with package.archive.open(package.names[name]) as part:
            return part.read(limits.unpacked_bytes)
    except TROUBLE as error:
        raise NotPossible("The file is damaged.") from error


def is_rels(name: str) -> bool:
    """Whether a part holds relationships."""
    return name.endswith(".rels")


def rels_of(part: str) -> str:
    """The part that holds another one's relationships; the package's own for ""."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_of(rels: str) -> str:
    """The opposite of `rels_of`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def target_of(part: str, target: str) -> str:
    """The part that a relationship's target names, seen from its own."""
    target = unquote(target.partition("#")[0])
    folder = posixpath.dirname(part)
    joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined)


def drop(node: etree._Element) -> None:
    """Take an element out and leave the words after it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def key_of(node: etree._Element, name: str = "id") -> str | None:
    """An element's r:id, in either of the two namespaces."""
    return node.get(f"{{{OFFICE}}}{name}") or node.get(f"{{{STRICT}}}{name}")


def all_keys(root: etree._Element) -> set[str]:
    """Every identifier of a relationship that an element refers to."""
    return {
        value
        for node in root.iter()
        for name, value in node.attrib.items()
        if str(name).startswith((f"{{{OFFICE}}}", f"{{{STRICT}}}")) and value
    }
