"""What goes from a Word document."""

from lxml import etree

from ...xml import local
from ..notes import Notes
from . import parts
from .common import COMMENTS, CUSTOM
from .parts import Parts

ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
SETTINGS = ("rsids", "docVars", "mailMerge", "attachedTemplate", "docId", "saveThroughXslt")
TEXT = ("document", "header", "footer", "footnotes", "endnotes")


def clean(package: Parts, notes: Notes) -> None:
    """Anchors of comments, marks of who typed what when, what the settings know."""
    for name in package.names(_is_text):
        _clean_text(package, name, notes)
    for name in package.names(lambda name: name.startswith("word/") and name.endswith(".xml")):
        if b"rsid" in package.data[name]:
            _remove_sessions(package.xml(name))
            notes.say("Marks of the sessions in which each passage was typed.")
    for name in package.names(lambda name: name.endswith("/settings.xml")):
        for node in package.remove_elements(name, *SETTINGS):
            for one in node.iter():
                package.forget_relation(name, parts.key_of(one))
            notes.say(CUSTOM)


def _is_text(name: str) -> bool:
    stem = name.removeprefix("word/").removeprefix("glossary/")
    return name.startswith("word/") and name.endswith(".xml") and stem.startswith(TEXT)


def _clean_text(package: Parts, name: str, notes: Notes) -> None:
    for anchor in list(package.xml(name).iter(*(f"{{*}}{tag}" for tag in ANCHORS))):
        run = anchor.getparent()
        parts.drop(anchor)
        if run is not None and local(run) == "r" and all(local(one) == "rPr" for one in run):
            parts.drop(run)
        notes.say(COMMENTS)
    # Bound fields keep showing what they show; only their tie to the data goes with it.
    package.remove_elements(name, "dataBinding")
    for node in package.remove_elements(name, "OLEObject"):
        _forget_object(package, name, node, notes)
    for node in package.remove_elements(name, "printerSettings"):
        package.forget_relation(name, parts.key_of(node))


def _forget_object(package: Parts, name: str, node: etree._Element, notes: Notes) -> None:
    """The picture of an embedded object stays; what is behind it goes."""
    key = parts.key_of(node)
    targets = [to for one, to in package.relations(name) if one.get("Id") == key and to]
    package.forget_relation(name, key)
    package.remove(targets)
    notes.say("Files behind pictures in the document.")


def _remove_sessions(root: etree._Element) -> None:
    for node in root.iter():
        for name in list(node.attrib):
            if str(name).rpartition("}")[2].startswith("rsid"):
                del node.attrib[name]
