"""The clean copy of an Office file, and the proof that it still holds together."""

from collections.abc import Callable
from pathlib import Path

from ...office.package import BrokenPackage, ZipBomb
from ...report import Limits
from ..notes import Notes
from ..trouble import NotPossible
from . import common, parts, sheets, slides, word
from .parts import Parts

Clean = Callable[[Parts, Notes], None]
CLEANERS: dict[str, Clean] = {"docx": word.clean, "xlsx": sheets.clean, "pptx": slides.clean}


def write(source: Path, target: Path, kind: str, limits: Limits, notes: Notes) -> None:
    """Write the copy. Raises NotPossible."""
    try:
        package = Parts(source, limits)
    except ZipBomb as error:
        raise NotPossible("The file unpacks to far more than a document needs.") from error
    except BrokenPackage as error:
        raise NotPossible("The file is damaged.") from error
    if parts.TYPES not in package:
        raise NotPossible("The file is damaged.")
    before = _loose_ends(package)
    common.clean(package, notes)
    CLEANERS[kind](package, notes)
    if package.main():
        common.remove_what_nothing_uses(package, notes)
    if _loose_ends(package) - before:
        raise NotPossible("What is to be taken out can't be parted from the rest of the file.")
    package.write(target)


def _loose_ends(package: Parts) -> set[tuple[str, str]]:
    """Relationships that lead to no part, and references to no relationship."""
    loose = set()
    for rels in package.names(parts.is_rels):
        part = parts.part_of(rels)
        for node, target in package.relations(part):
            if node.get("TargetMode") != "External" and not _has(package, target):
                loose.add((part, f"to {target}"))
    for part in package.names(lambda name: name.endswith(".xml") and name != parts.TYPES):
        if b"relationships" in package.data[part]:
            known = {node.get("Id") for node, _ in package.relations(part)}
            loose |= {(part, key) for key in parts.all_keys(package.xml(part)) - known}
    return loose


def _has(package: Parts, name: str) -> bool:
    return name in package or name.lower() in {one.lower() for one in package.data}
