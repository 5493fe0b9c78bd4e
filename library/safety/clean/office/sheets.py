"""What goes from an Excel workbook."""

import re

from ..notes import Notes
from . import parts
from .parts import Parts

SHEET = re.compile(r"xl/(worksheets|chartsheets|dialogsheets)/[^/]+\.xml", re.IGNORECASE)
WORKBOOK = re.compile(r"xl/workbook\d*\.xml", re.IGNORECASE)
DRAWING = re.compile(r"xl/drawings/[^/]+\.vml", re.IGNORECASE)
NOTE = "{urn:schemas-microsoft-com:office:excel}ClientData"


def clean(package: Parts, notes: Notes) -> None:
    """The boxes that comments were shown in, printers, and folders on somebody's computer."""
    empty = [
        name
        for name in package.names(lambda name: DRAWING.fullmatch(name) is not None)
        if _is_empty_without_notes(package, name)
    ]
    for name in package.names(lambda name: SHEET.fullmatch(name) is not None):
        _clean_sheet(package, name, empty)
    package.remove(empty)
    for name in package.names(lambda name: WORKBOOK.fullmatch(name) is not None):
        gone = package.remove_elements(name, "absPath", "fileSharing")
        notes.say("Names of folders and people in the workbook's settings.", gone)


def _clean_sheet(package: Parts, name: str, empty: list[str]) -> None:
    targets = {node.get("Id"): to for node, to in package.relations(name)}
    for node in list(package.xml(name).iter("{*}legacyDrawing")):
        if targets.get(parts.key_of(node)) in empty:
            parts.drop(node)
    for node in package.xml(name).iter("{*}pageSetup"):
        for space in (parts.OFFICE, parts.STRICT):
            # The part went with the printers; what it was called by goes, too.
            if node.attrib.get(f"{{{space}}}id") not in (None, *targets):
                del node.attrib[f"{{{space}}}id"]


def _is_empty_without_notes(package: Parts, name: str) -> bool:
    """Take the boxes of comments out of a drawing; whether nothing is left of it."""
    if b'ObjectType="Note"' not in package.data[name].replace(b"'", b'"'):
        return False
    for data in list(package.xml(name).iter(NOTE)):
        if data.get("ObjectType") == "Note" and (shape := data.getparent()) is not None:
            parts.drop(shape)
    return next(package.xml(name).iter(NOTE), None) is None
