"""The document's properties: title, language and the promise of accessibility stay."""

import re
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

from ...pdf.metadata import packet_of, tag_text
from ...pdf.walk import get, text
from ..notes import Notes

PROPERTIES = "Document properties: author, programs, dates and the like."
ACCESSIBLE = "http://www.aiim.org/pdfua/ns/id/"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="{space}">{inner}</rdf:Description>\
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def clean(document: pikepdf.Pdf, notes: Notes) -> None:
    """Write the properties anew with the title alone."""
    information = get(document.trailer, "/Info")
    metadata = get(document.Root, "/Metadata")
    packet = packet_of(metadata)
    title = text(get(information, "/Title")) or tag_text(packet, "title")
    had_more = isinstance(information, pikepdf.Dictionary) and set(information.keys()) - {"/Title"}
    notes.say(PROPERTIES, had_more or metadata is not None)
    for holder, key in ((document.trailer, "/Info"), (document.Root, "/Metadata")):
        if key in holder:
            del holder[key]
    if title:
        document.docinfo["/Title"] = pikepdf.String(title)
    accessible = _accessible(packet)
    if metadata is not None and (title or accessible):
        document.Root.Metadata = _written(document, title, accessible)


def _accessible(packet: Any) -> dict[str, str]:
    """PDF/UA's part and revision, which say that the file is made for screen readers."""
    if packet is None:
        return {}
    found = {}
    for node in packet.iter():
        pairs = [(node.tag, node.text or ""), *node.attrib.items()]
        for name, value in pairs:
            if isinstance(name, str) and name.startswith(f"{{{ACCESSIBLE}}}"):
                found[name.rpartition("}")[2]] = value.strip()
    known = {key: value for key, value in found.items() if key in ("part", "rev")}
    return {key: value for key, value in known.items() if re.fullmatch(r"\d{1,4}", value)}


def _written(document: pikepdf.Pdf, title: str, accessible: dict[str, str]) -> pikepdf.Object:
    inner = "".join(f"<pdfuaid:{key}>{value}</pdfuaid:{key}>" for key, value in accessible.items())
    if title:
        plain = escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", title))
        inner += f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{plain}</rdf:li></rdf:Alt>'
        inner += "</dc:title>"
    stream = document.make_stream(PACKET.format(space=ACCESSIBLE, inner=inner).encode())
    stream.Type = pikepdf.Name.Metadata
    stream.Subtype = pikepdf.Name.XML
    return document.make_indirect(stream)
