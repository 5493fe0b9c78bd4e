"""The catalogue and the pages' own entries: what is known to be for readers stays."""

from typing import Any

import pikepdf

from ...pdf.walk import get, name_tree, text
from ..notes import Notes
from .actions import clean_bookmarks, harmless, has_next, is_place

ROOT = {
    *("/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Dests", "/Names"),
    *("/ViewerPreferences", "/PageLayout", "/PageMode", "/Outlines", "/OpenAction", "/AcroForm"),
    *("/Metadata", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents", "/OCProperties"),
}
PAGE = {
    *("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"),
    *("/ArtBox", "/Contents", "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs"),
    *("/UserUnit", "/Trans", "/Dur"),
}
SCRIPTS = "Scripts and actions that start by themselves."
FILES = "Files that were packed inside."
PRIVATE = "Working data that programs kept for themselves."
THUMBNAILS = "Small pictures of the pages."


def clean(document: pikepdf.Pdf, notes: Notes) -> None:
    """Leave only known entries in the catalogue, and harmless actions in what stays."""
    root = document.Root
    names = get(root, "/Names")
    files = next(name_tree(get(names, "/EmbeddedFiles")), None) or get(root, "/AF")
    notes.say(FILES, files or get(root, "/Collection"))
    notes.say(SCRIPTS, next(name_tree(get(names, "/JavaScript")), None) or get(root, "/AA"))
    notes.say("Digital signatures, which no longer fit the copy.", get(root, "/Perms"))
    notes.say(PRIVATE, get(root, "/PieceInfo"))
    _keep_only(root, ROOT)
    _keep_destinations(root, names)
    notes.say(SCRIPTS, _clean_opening(root))
    notes.say(SCRIPTS, clean_bookmarks(root))
    if text(get(root, "/PageMode")) in ("/UseAttachments", "/UseThumbs"):
        del root["/PageMode"]


def clean_pages(document: pikepdf.Pdf, notes: Notes) -> None:
    """The same for each page."""
    for page in document.pages:
        notes.say(SCRIPTS, get(page.obj, "/AA"))
        notes.say(PRIVATE, get(page.obj, "/PieceInfo"))
        notes.say(THUMBNAILS, get(page.obj, "/Thumb"))
        notes.say(FILES, get(page.obj, "/AF"))
        _keep_only(page.obj, PAGE)


def _keep_only(holder: Any, known: set[str]) -> None:
    for key in set(holder.keys()) - known:
        del holder[key]


def _keep_destinations(root: Any, names: Any) -> None:
    places = get(names, "/Dests")
    if names is not None:
        del root["/Names"]
    if places is not None:
        root.Names = pikepdf.Dictionary(Dests=places)


def _clean_opening(root: Any) -> bool:
    opening = get(root, "/OpenAction")
    if opening is None or is_place(opening):
        return False
    kept = harmless(opening) if text(get(opening, "/S")) == "/GoTo" else None
    was_more = kept is None or has_next(opening)
    del root["/OpenAction"]
    if kept is not None:
        root.OpenAction = kept
    return was_more
