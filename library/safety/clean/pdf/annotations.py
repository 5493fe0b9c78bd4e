"""Annotations: links stay, and so does whatever covers something, without its words.

A box drawn as an annotation over a name must not vanish: the name would be there for all to see,
and nothing would be hidden any more for the next check to find.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from ...pdf.walk import get, items, text
from ..notes import Notes
from .actions import clean_holder
from .catalog import FILES, SCRIPTS

LINK = {
    *("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/F", "/QuadPoints"),
    *("/Dest", "/A", "/AP", "/AS", "/StructParent", "/Contents", "/Lang"),
}
COVER = {
    *("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/BE", "/C", "/IC", "/F", "/QuadPoints"),
    *("/CA", "/ca", "/BM", "/RD", "/L", "/LE", "/Vertices", "/InkList", "/AP", "/AS"),
    *("/StructParent", "/DA", "/OC", "/RO"),
}
SAID = {
    "/Link": "",  # so does its action
    "/Widget": "",  # the form says it as a whole
    "/FileAttachment": FILES,
    "/Popup": "",
    "/Screen": "Sound, film and the like.",
    "/Movie": "Sound, film and the like.",
    "/Sound": "Sound, film and the like.",
    "/3D": "Sound, film and the like.",
    "/RichMedia": "Sound, film and the like.",
}
COMMENTS = "Comments, and marks such as highlights."


@dataclass
class Sorted:
    """A page's annotations by what becomes of them."""

    links: list[Any] = field(default_factory=list)
    redactions: list[Any] = field(default_factory=list)
    fields: list[Any] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)


def of_page(page: pikepdf.Page) -> Sorted:
    """All annotations of a page; whatever is no dictionary is left out."""
    found = Sorted()
    kinds = {"/Link": found.links, "/Redact": found.redactions, "/Widget": found.fields}
    for one in items(get(page.obj, "/Annots")):
        if isinstance(one, pikepdf.Dictionary):
            kinds.get(text(get(one, "/Subtype")), found.others).append(one)
    return found


def put(page: pikepdf.Page, annotations: list[Any]) -> None:
    """Make these the page's annotations."""
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    if annotations:
        page.obj.Annots = pikepdf.Array(annotations)


def clean_links(links: list[Any], notes: Notes) -> Iterator[Any]:
    """Those links that lead somewhere harmless."""
    for link in links:
        notes.say(SCRIPTS, clean_holder(link))
        _keep_only(link, LINK)
        if get(link, "/A") is not None or get(link, "/Dest") is not None:
            yield link


def clean_cover(one: Any) -> Any:
    """An annotation with its looks alone."""
    _keep_only(one, COVER)
    return one


def clean_field(one: Any, notes: Notes) -> None:
    """A form field without scripts."""
    for key in ("/AA", "/A", "/PA"):
        if get(one, key) is not None:
            notes.say(SCRIPTS)
            del one[key]


def empty(one: Any) -> None:
    """Leave nothing of an annotation, wherever else the file may still point to it."""
    _keep_only(one, set())


def say_removed(one: Any, notes: Notes) -> None:
    """Tell the editor about an annotation that goes."""
    sentence = SAID.get(text(get(one, "/Subtype")), COMMENTS)
    notes.say(sentence, sentence)


def _keep_only(one: Any, known: set[str]) -> None:
    for key in set(one.keys()) - known:
        del one[key]
