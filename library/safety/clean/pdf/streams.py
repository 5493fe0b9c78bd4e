"""What hangs on pictures, fonts and drawings inside the file, and notes in embedded photos."""

from typing import Any

import pikepdf

from ...pdf.photos import is_jpeg
from ...pdf.walk import get, text
from .. import jpeg
from ..notes import Notes
from ..trouble import Unreadable
from .catalog import FILES, PRIVATE

# A stream's own entries have fixed meanings; those of other dictionaries may be anybody's names.
HANGERS = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Ref", "/Alternates")
PHOTOS = "Notes in photos: place, camera, names."


def clean(document: pikepdf.Pdf, notes: Notes) -> None:
    """Go through all objects once."""
    catalogue = get(document.Root, "/Metadata")
    keep = catalogue.objgen if catalogue is not None else (0, 0)
    for one in document.objects:
        if isinstance(one, pikepdf.Stream):
            if one.objgen != keep:
                _clean_stream(one, notes)
        elif isinstance(one, pikepdf.Dictionary):
            _clean_dictionary(one, notes)


def _clean_stream(stream: pikepdf.Stream, notes: Notes) -> None:
    for key in HANGERS:
        if key in stream:
            notes.say(FILES if key == "/AF" else PRIVATE)
            del stream[key]
    _clean_marks(get(stream, "/Resources"), notes)
    if is_jpeg(stream):
        before = stream.read_raw_bytes()
        try:
            after = jpeg.strip(before)
        except Unreadable:  # a reader may still make something of it, so it stays as it is
            return
        if len(after) < len(before):
            notes.say(PHOTOS, carries_notes(before))
            stream.write(
                after, filter=pikepdf.Name.DCTDecode, decode_parms=get(stream, "/DecodeParms")
            )


def carries_notes(data: bytes) -> bool:
    """Whether there is more than the picture: some programs write their name, others a place."""
    head = data[:200_000]
    return any(mark in head for mark in (b"Exif\x00", b"http://ns.adobe.com/xap", b"Photoshop 3.0"))


def _clean_dictionary(one: pikepdf.Dictionary, notes: Notes) -> None:
    _clean_marks(one, notes)
    _clean_marks(get(one, "/Resources"), notes)
    kind = text(get(one, "/Type"))
    if kind == "/StructElem" and "/AF" in one:
        notes.say(FILES)
        del one["/AF"]
    usage: Any = get(one, "/Usage") if kind == "/OCG" else None
    if get(usage, "/CreatorInfo") is not None:
        del usage["/CreatorInfo"]
    for key in ("/Metadata", "/PieceInfo") if kind in ("/OCG", "/Font", "/Pages") else ():
        if key in one:
            notes.say(PRIVATE)
            del one[key]


def _clean_marks(resources: Any, notes: Notes) -> None:
    """Design programs hang the history of a placed picture on the mark around it."""
    marks = get(resources, "/Properties")
    for _, mark in marks.items() if isinstance(marks, pikepdf.Dictionary) else ():
        for key in ("/Metadata", "/AF") if isinstance(mark, pikepdf.Dictionary) else ():
            if key in mark:
                notes.say(PRIVATE)
                del mark[key]
