"""What goes from every Office file: properties, thumbnails, notes in photos, left-over parts."""

import re

from lxml import etree

from ... import kinds
from ...xml import local
from ..notes import Notes
from ..pictures import Unreadable, strip
from . import parts
from .parts import Parts

PROPERTIES = "Document properties: author, last editor, organisation, programs, dates and the like."
CUSTOM = "Data of programs beside the document."
COMMENTS = "Comments and the names of those who wrote them."
PRINTERS = "Settings and names of printers."
CORE = "docProps/core.xml"
KEPT_PROPERTIES = {"title", "language"}
DATA = re.compile(
    r"customXml/|docMetadata/|userCustomization/|ppt/tags/|customUI/|word/vbaData|_xmlsignatures/",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"word/(comments\w*|people)\.xml|xl/(threadedComments/|persons/|comments)"
    r"|ppt/(comments/|commentAuthors\.xml|authors\.xml)",
    re.IGNORECASE,
)
WORKING = re.compile(r"ppt/(changesInfos/|revisionInfo\.xml)|xl/revisions/", re.IGNORECASE)
CHARTS = re.compile(r"(word|xl|ppt)/charts/[^/]+\.xml", re.IGNORECASE)


def clean(package: Parts, notes: Notes) -> None:
    """Everything that does not depend on the program."""
    _clean_properties(package, notes)
    for pattern, sentence in (
        (re.compile(r"docProps/thumbnail", re.IGNORECASE), "The small picture of the document."),
        (DATA, CUSTOM),
        (PEOPLE, COMMENTS),
        (WORKING, "A record of who changed what."),
        (re.compile(r"(word|xl|ppt)/printerSettings/", re.IGNORECASE), PRINTERS),
    ):
        _remove(package, pattern, sentence, notes)
    _clean_charts(package, notes)
    _clean_pictures(package, notes)


def _remove(package: Parts, pattern: re.Pattern[str], sentence: str, notes: Notes) -> None:
    found = package.names(lambda name: pattern.match(name) is not None)
    package.remove(found)
    notes.say(sentence, found)


def _clean_properties(package: Parts, notes: Notes) -> None:
    others = ["docProps/app.xml", "docProps/custom.xml"]
    notes.say(PROPERTIES, any(name in package for name in others))
    package.remove(others)
    if CORE not in package:
        return
    root = package.xml(CORE)
    gone = [one for one in root if local(one) not in KEPT_PROPERTIES]
    for one in gone:
        root.remove(one)
    notes.say(PROPERTIES, gone)
    if len(root) == 0:
        package.remove([CORE])


def _clean_charts(package: Parts, notes: Notes) -> None:
    """A chart shows what it remembers; the workbook behind it may hold far more."""
    for name in package.names(lambda name: CHARTS.fullmatch(name) is not None):
        for node in package.remove_elements(name, "externalData"):
            target = _forget(package, name, node)
            package.remove([target] if target else [])
            notes.say("Workbooks packed behind charts.")


def _forget(package: Parts, part: str, node: etree._Element) -> str:
    """Drop the relationship that an element leads by; answers the name of what is behind it."""
    key = parts.key_of(node)
    target = next((to for one, to in package.relations(part) if one.get("Id") == key), "")
    package.forget_relation(part, key)
    return target


def _clean_pictures(package: Parts, notes: Notes) -> None:
    for name in package.names(lambda name: "/media/" in name):
        before = package.data[name]
        kind = kinds.kind_of_head(before[: kinds.HEAD])
        if kind in kinds.PICTURES and kind != "tiff":  # which would have to be written anew
            try:
                package.data[name] = strip(before, kind)
            except Unreadable:
                continue
            notes.say("Notes in pictures: place, camera, names.", package.data[name] != before)


def remove_what_nothing_uses(package: Parts, notes: Notes) -> None:
    """Parts that no relationship leads to: no program opens them, and a zip program does."""
    reached = {parts.TYPES.lower(), "_rels/.rels"}
    by_name = {name.lower(): name for name in package.data}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        reached.add(parts.rels_of(part).lower())
        for _, target in package.relations(part):
            name = by_name.get(target.lower())
            if name and name.lower() not in reached:
                reached.add(name.lower())
                waiting.append(name)
    unused = [name for name in package.data if name.lower() not in reached]
    package.remove(unused)
    notes.say("Left-over parts that the document does not use.", unused)
