"""Who made a PDF, with what, and how well a screen reader will get on with it."""

import re
from typing import Any

import pikepdf
from lxml import etree

from ..codes import finding
from ..sink import Sink
from ..xml import parse
from .walk import get, text

PROGRAM_KEYS = ("/Producer", "/Creator", "/CreationDate", "/ModDate")
OWN_KEYS = {"/Title", "/Author", "/Subject", "/Keywords", "/Trapped", *PROGRAM_KEYS}
PERSON_TAGS = ("{http://purl.org/dc/elements/1.1/}creator",)
HISTORY = "{http://ns.adobe.com/xap/1.0/mm/}History"
DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
PLAIN_ENTRIES = {
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about",
    *("{http://purl.org/dc/elements/1.1/}title", "{http://purl.org/dc/elements/1.1/}language"),
    *("{http://www.aiim.org/pdfua/ns/id/}part", "{http://www.aiim.org/pdfua/ns/id/}rev"),
}
PATHS = re.compile(r"file://|[A-Za-z]:\\|\\\\[\w.-]+\\|/(Users|home)/[\w.-]+/")


def check(document: pikepdf.Pdf, sink: Sink) -> None:
    """Title, language and tags as facts; the rest as findings."""
    information = get(document.trailer, "/Info")
    packet = packet_of(get(document.Root, "/Metadata"))
    title = text(get(information, "/Title")) or tag_text(packet, "title")
    language = text(get(document.Root, "/Lang"))
    tagged = _is_tagged(document.Root)
    sink.know(title=title[:500], language=language[:40], tagged=tagged)
    for is_missing, code in (
        (not tagged, "not-tagged"),
        (not language, "no-language"),
        (not title, "no-title"),
    ):
        if is_missing:
            sink.add(finding(code))
    _check_author(information, packet, sink)
    _check_programs(information, packet, sink)
    if _has_private_data(document):
        sink.add(finding("private-data"))


def _is_tagged(root: Any) -> bool:
    return bool(
        get(get(root, "/MarkInfo"), "/Marked") is True
        and get(get(root, "/StructTreeRoot"), "/K") is not None
    )


def packet_of(metadata: Any) -> etree._Element | None:
    """The XMP packet, or None where there is none that can be read."""
    if not isinstance(metadata, pikepdf.Stream):
        return None
    try:
        return parse(metadata.read_bytes().strip(b"\x00 \r\n\t"))
    except (etree.XMLSyntaxError, ValueError, pikepdf.PdfError):
        return None


def tag_text(packet: etree._Element | None, name: str) -> str:
    if packet is None:
        return ""
    found = packet.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _check_author(information: Any, packet: etree._Element | None, sink: Sink) -> None:
    """The name itself is in the file for all to read; saying where it stands is enough."""
    places = []
    if text(get(information, "/Author")):
        places.append("the document properties")
    if tag_text(packet, "creator"):
        places.append("the XMP metadata")
    if places:
        sink.add(finding("author", f"The file names an author in {' and in '.join(places)}."))


def _check_programs(information: Any, packet: etree._Element | None, sink: Sink) -> None:
    own = isinstance(information, pikepdf.Dictionary) and set(information.keys()) - OWN_KEYS
    if own:
        sink.add(finding("custom-data", "The document properties have entries of their own."))
    values = [text(get(information, key)) for key in PROGRAM_KEYS]
    history = packet.iter(HISTORY) if packet is not None else iter(())
    if any(values) or _says_more(packet):
        sink.add(finding("metadata"))
    if next(history, None) is not None:
        sink.add(finding("custom-data", "The XMP metadata tells the history of the file."))
    known = " ".join([*values, _all_text(packet)])
    if PATHS.search(known):
        sink.add(finding("custom-data", "The metadata names a folder on somebody's computer."))


def _says_more(packet: etree._Element | None) -> bool:
    """Whether there is more in a packet than title, language and the mark of PDF/UA."""
    if packet is None:
        return False
    names = [name for node in packet.iter(DESCRIPTION) for name in node.attrib]
    names += [child.tag for node in packet.iter(DESCRIPTION) for child in node]
    return any(str(name) not in PLAIN_ENTRIES for name in names)


def _all_text(packet: etree._Element | None) -> str:
    if packet is None:
        return ""
    attributes = (value for node in packet.iter() for value in node.attrib.values())
    return " ".join([*packet.itertext(), *attributes])


def _has_private_data(document: pikepdf.Pdf) -> bool:
    """Illustrator and the like keep a whole second copy of a page in its /PieceInfo."""
    if get(document.Root, "/PieceInfo") is not None:
        return True
    return any(get(page.obj, "/PieceInfo") is not None for page in document.pages)
