"""Checks in every state, and real files with something to find."""

from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from reportlab.pdfgen.canvas import Canvas

from library.models import FileCheck, Finding, SiteDocument, SiteImage
from library.safety import CODES
from tests.library.safety.making import pages, prose, secret

HIDDEN = "hidden-text"


def find(
    file: SiteDocument | SiteImage, code: str, page: int | None = None, **more: Any
) -> Finding:
    """As if the check of the file had found this."""
    check = FileCheck.objects.get(file_name=file.file.name)
    entry = CODES[code]
    return Finding.objects.create(
        check_of_file=check,
        code=code,
        page=page,
        severity=entry.severity,
        **{"message": entry.meaning, **more},
    )


def blocked(file: SiteDocument | SiteImage, pages: tuple[int, ...] = (1,)) -> FileCheck:
    """As if the check of the file had found hidden words on these pages."""
    check = FileCheck.objects.get(file_name=file.file.name)
    check.cleared_at, check.type = None, "pdf"
    check.save()
    for page in pages:
        find(file, HIDDEN, page, box=[200, 490, 280, 510])
    return check


@cache
def pdf_with_hidden_words() -> bytes:
    """Two pages; on the second a black box over a word."""

    def covered(canvas: Canvas) -> None:
        prose(canvas)
        secret(canvas)
        canvas.rect(195, 495, 90, 18, fill=1)

    return pages([prose, covered])


def words_of(response: HttpResponse) -> str:
    """What the answer says, with single spaces."""
    return " ".join(response.content.decode().split())


def new_file() -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile("new.pdf", pdf_with_hidden_words())


def save(client: Client, document: SiteDocument, **fields: Any) -> HttpResponse:
    """Send the form of a document, with these fields changed."""
    form = {
        "title": document.title,
        "language": "en",
        "tags": "",
        "collection": document.collection_id,
        **fields,
    }
    return client.post(f"/admin/documents/edit/{document.pk}/", form)
