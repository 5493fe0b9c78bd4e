"""The clean copy of a PDF: read, taken apart, written anew and compared with the original."""

import time
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from ...pdf.marks import box_of
from ...pdf.revisions import ends_of_versions
from ...report import Limits
from ..notes import Notes
from ..trouble import NotPossible
from . import alike, annotations, catalog, covers, form, properties, streams, tags
from .annotations import Sorted

__all__ = ["write"]

NOT_DRAWN = {"/Text", "/Popup", "/FileAttachment", "/Sound"}
SLACK = 64  # bytes after the end that programs leave


def write(source: Path, target: Path, kind: str, limits: Limits, notes: Notes) -> None:
    """Write the copy. Raises NotPossible."""
    deadline = time.monotonic() + limits.page_seconds
    try:
        with pikepdf.open(source, suppress_warnings=True) as document:
            with_fields = _clean(document, source, deadline, notes)
            document.save(
                target,
                encryption=False,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
                deterministic_id=True,
            )
    except pikepdf.PasswordError as error:
        raise NotPossible("The file can't be opened without a password.") from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError) as error:
        raise NotPossible("The file is too damaged to be copied cleanly.") from error
    alike.compare(source, target, with_fields, deadline)


def _clean(document: pikepdf.Pdf, source: Path, deadline: float, notes: Notes) -> set[int]:
    """Take everything out; answers the indexes of pages with form fields."""
    if len(document.pages) == 0:
        raise NotPossible("The file has no pages.")
    data = source.read_bytes()
    notes.say("Restrictions on copying and printing.", document.is_encrypted)
    notes.say("Earlier versions kept inside the file.", len(ends_of_versions(data)) > 1)
    notes.say("Data after the file's end.", _is_followed(data))
    properties.clean(document, notes)
    catalog.clean(document, notes)
    found = [annotations.of_page(page) for page in document.pages]
    _clean_annotations(document, source, found, deadline, notes)
    catalog.clean_pages(document, notes)
    streams.clean(document, notes)
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    return {index for index, one in enumerate(found) if one.fields}


def _is_followed(data: bytes) -> bool:
    return len(data) - (data.rfind(b"%%EOF") + 5) > SLACK


def _clean_annotations(
    document: pikepdf.Pdf, source: Path, found: list[Sorted], deadline: float, notes: Notes
) -> None:
    staying = _covers(source, found, deadline)
    fields_stay = form.clean(document, found, notes)
    gone: tags.Numbers = set()
    for page, one, covering in zip(document.pages, found, staying, strict=True):
        kept = [*annotations.clean_links(one.links, notes)]
        kept += [annotations.clean_cover(other) for other in (*one.redactions, *covering)]
        kept += one.fields if fields_stay else []
        annotations.put(page, kept)
        for other in (*one.links, *one.others, *([] if fields_stay else one.fields)):
            if not any(other is same for same in kept):
                annotations.say_removed(other, notes)
                gone.add(other.objgen)
                annotations.empty(other)
    tags.forget(document.Root, gone - {(0, 0)})


def _covers(source: Path, found: list[Sorted], deadline: float) -> list[list[Any]]:
    """For each page those annotations that have something beneath them."""
    staying: list[list[Any]] = []
    with pypdfium2.PdfDocument(source) as drawn:
        for index, one in enumerate(found):
            likely = [other for other in one.others if _is_drawn(other)]
            if likely and time.monotonic() > deadline:
                raise NotPossible("There are so many marks in the file that time ran out.")
            page = drawn[index] if likely else None
            boxes = [box_of(other.get("/Rect")) or (0, 0, 0, 0) for other in likely]
            answers = covers.covering(page, boxes) if page is not None else []
            staying.append([other for other, is_one in zip(likely, answers, strict=True) if is_one])
            if page is not None:
                page.close()
    return staying


def _is_drawn(annotation: Any) -> bool:
    return str(annotation.get("/Subtype", "")) not in NOT_DRAWN
