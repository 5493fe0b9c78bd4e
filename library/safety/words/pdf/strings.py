"""Every string of a PDF that doesn't stand on a page: whatever object it is kept in."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from ...pdf.walk import get, items, text
from ..output import Output
from ..pictures import words_of_xml

DEEPEST = 40
MOST_STRINGS = 400_000
# Numbers, keys, times and what only fonts and colours need.
NO_WORDS = {
    *("/ID", "/CharSet", "/Registry", "/Ordering", "/Panose", "/FontFamily", "/Lang", "/M"),
    *("/CreationDate", "/ModDate", "/LastModified", "/DA", "/DS", "/Cert", "/O", "/U", "/OE"),
    *("/UE", "/Perms", "/CheckSum", "/ByteRange", "/ColorSpace", "/CS", "/Lookup"),
}
PROGRAMS = {"/JS", "/RC", "/RV", "/XFA"}
PROPERTIES = "document properties"
FORM, COMMENTS, BOOKMARKS = "form fields", "comments", "bookmarks"
BY_KEY = {
    "/Alt": "picture descriptions",
    "/ActualText": "replacement text",
    "/E": "replacement text",
    "/URI": "link addresses",
    "/UF": "names of attached files",
    "/Desc": "names of attached files",
    "/JS": "scripts",
    "/XFA": FORM,
    "/Author": PROPERTIES,
    "/Subject": PROPERTIES,
    "/Keywords": PROPERTIES,
    "/Producer": PROPERTIES,
    "/Creator": PROPERTIES,
}
REST = "other words inside the file"


def read(document: pikepdf.Pdf, output: Output) -> None:
    """Strings, metadata and scripts of all objects, used or left over."""
    pages = _pages_of_annotations(document)
    information = get(document.trailer, "/Info")
    if isinstance(information, pikepdf.Dictionary):
        for key, value in information.items():
            if key not in NO_WORDS:
                output.add(PROPERTIES, text(value))
    for number, (holder, key, value) in enumerate(_strings(document)):
        if number >= MOST_STRINGS:
            output.unread("The file has more entries than can be searched.")
            break
        page = pages.get(getattr(holder, "objgen", (0, 0)))
        for words in _words(key, value):
            output.add(_place(holder, key), words, page)
    for index, one in enumerate(document.pages, start=1):
        _read_inline(one, index, output)


def _pages_of_annotations(document: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {
        note.objgen: number
        for number, page in enumerate(document.pages, start=1)
        for note in items(get(page.obj, "/Annots"))
        if getattr(note, "objgen", (0, 0)) != (0, 0)
    }


def _strings(document: pikepdf.Pdf) -> Iterator[tuple[Any, str, Any]]:
    """Dictionary, key and value, for each value that is or holds words."""
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            yield from _strings_in(one, one, "", 0)


def _strings_in(one: Any, holder: Any, key: str, depth: int) -> Iterator[tuple[Any, str, Any]]:
    """Direct parts only: what is an object of its own comes by itself."""
    if isinstance(one, pikepdf.String):
        yield holder, key, one
    elif depth > DEEPEST:
        return
    elif isinstance(one, pikepdf.Array):
        for part in one:
            if not getattr(part, "is_indirect", False):
                yield from _strings_in(part, holder, key, depth + 1)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        if get(one, "/Type") == "/Metadata":
            yield one, "/Metadata", one
        for name, part in one.items():
            if name in PROGRAMS:
                yield from _programs(one, name, part)
            elif name not in NO_WORDS and not getattr(part, "is_indirect", False):
                yield from _strings_in(part, one, name, depth + 1)


def _programs(holder: Any, key: str, value: Any) -> Iterator[tuple[Any, str, Any]]:
    for part in items(value) or [value]:
        if isinstance(part, pikepdf.String | pikepdf.Stream):
            yield holder, key, part


def _words(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, pikepdf.Stream):
        data = value.read_bytes()
        if key in ("/Metadata", "/XFA", "/RC", "/RV"):
            yield from words_of_xml(data)
        else:
            yield data.decode("utf-8", errors="replace")
    else:
        yield text(value)


def _place(holder: Any, key: str) -> str:
    if key == "/Metadata":
        return PROPERTIES
    kind = text(get(holder, "/Type"))
    if kind == "/OCG":
        return "names of layers"
    if kind == "/Filespec" or get(holder, "/EF") is not None:
        return "names of attached files"
    if get(holder, "/FT") is not None or key in ("/TU", "/TM", "/V", "/DV", "/Opt"):
        return FORM
    if key == "/Title" and get(holder, "/Parent") is not None:
        return BOOKMARKS
    if get(holder, "/Subtype") is not None and get(holder, "/Rect") is not None:
        return COMMENTS
    return BY_KEY.get(key, REST)


def _read_inline(page: pikepdf.Page, number: int, output: Output) -> None:
    """Descriptions that stand in the page's own program."""
    contents = get(page.obj, "/Contents")
    parts = [part for part in items(contents) or [contents] if isinstance(part, pikepdf.Stream)]
    if not any(b"/Alt" in part.read_bytes() for part in parts):
        return
    for instruction in pikepdf.parse_content_stream(page, "BDC DP"):
        operands = list(instruction.operands)
        described = operands[1] if len(operands) > 1 else None
        for key in ("/Alt", "/E"):
            output.add(BY_KEY[key], text(get(described, key)), number)
