"""Forms: answers are turned into plain print; a form that nobody filled in stays one."""

from typing import Any

import pikepdf

from ...pdf.walk import fields, get, text
from ..notes import Notes
from . import annotations
from .annotations import Sorted
from .catalog import SCRIPTS

FLATTENED = "Form fields: what was filled in stays readable as plain print."
FORM = {"/Fields", "/NeedAppearances", "/DR", "/DA", "/Q"}
NO_ANSWER = {"", "/Off"}


def is_to_be_flattened(document: pikepdf.Pdf) -> bool:
    """Whether somebody's answers, a signature or a second form in XML are in it."""
    form = get(document.Root, "/AcroForm")
    if get(form, "/XFA") is not None:
        return True
    return any(
        text(get(field, "/FT")) == "/Sig" or _answer(field) not in NO_ANSWER
        for field in fields(form)
    )


def _answer(field: Any) -> str:
    value = get(field, "/V")
    if isinstance(value, pikepdf.Array | pikepdf.Stream):
        return "several"
    return text(value)


def clean(document: pikepdf.Pdf, pages: list[Sorted], notes: Notes) -> bool:
    """Flatten the form or take its scripts out; whether its fields stay fields."""
    form = get(document.Root, "/AcroForm")
    if form is None:
        return False
    if is_to_be_flattened(document):
        _flatten(document, pages)
        notes.say(FLATTENED)
        if "/AcroForm" in document.Root:
            del document.Root["/AcroForm"]
        return False
    for field in fields(form):
        annotations.clean_field(field, notes)
    for page in pages:
        for field in page.fields:
            annotations.clean_field(field, notes)
    for key in set(form.keys()) - FORM:
        notes.say(SCRIPTS, key == "/CO")  # the order in which scripts count
        del form[key]
    return True


def _flatten(document: pikepdf.Pdf, pages: list[Sorted]) -> None:
    """Draw the fields on their pages. Only they may be in /Annots meanwhile."""
    if get(document.Root.AcroForm, "/NeedAppearances") is True:
        document.generate_appearance_streams()
    for page, found in zip(document.pages, pages, strict=True):
        annotations.put(page, found.fields)
    document.flatten_annotations("screen")
