"""How a reader gets a PDF of a page: made when first asked for, kept, sent only when it changed."""

import logging
from io import BytesIO

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from wagtail.models import Page

from core.lazily import lazily
from core.pdf import Paper, PdfError, PdfStore, PrintedPdf, render

from .files import PrintedFile, printed_pdf

pikepdf = lazily("pikepdf")

logger = logging.getLogger(__name__)
UNAVAILABLE_TEMPLATE = "publications/printed_unavailable.html"
# A PDF can hold nothing that runs; whatever a browser takes it for, it loads nothing.
FILE_POLICY = "default-src 'none'; frame-ancestors 'self'"
A_WEEK = 7 * 24 * 60 * 60
SIZE_KEY = "printed-size:{}:{}:{}"


def store_of(page: Page) -> PdfStore:
    """Where the PDFs of a page are kept."""
    return PdfStore(str(page.pk))


def answer(request: HttpRequest, page: Page, file: PrintedFile) -> HttpResponse:
    """The PDF of a page that this request may read; a page that helps where it can't be made."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    printed = printed_pdf(file, Paper(request, page))
    etag = f'"{printed.content_hash}"'
    if known := get_conditional_response(request, etag=etag):
        return _with_headers(known, request, page, file, etag)
    try:
        content = _content(page, file, printed)
    except PdfError as error:
        logger.warning("%s of page %s: %s", file.file_name, page.pk, error)
        return unavailable(request, page, file)
    response = HttpResponse(content, content_type="application/pdf")
    return _with_headers(response, request, page, file, etag)


def unavailable(request: HttpRequest, page: Page, file: PrintedFile) -> HttpResponse:
    """What a reader can do instead. Not found, as far as programs are concerned."""
    context = {"page": page, "file": file}
    response = TemplateResponse(request, UNAVAILABLE_TEMPLATE, context, status=404)
    patch_cache_control(response, no_store=True)
    return response


def size_of(page: Page, file: PrintedFile) -> tuple[int, int] | None:
    """Bytes and pages of this PDF, where it was made since the page was last published."""
    return cache.get(_size_key(page, file))


def _content(page: Page, file: PrintedFile, printed: PrintedPdf) -> bytes:
    store = store_of(page)
    if kept := store.find(file.name, printed.content_hash):
        return kept
    made = render(printed)
    store.keep(file.name, printed.content_hash, made)
    with pikepdf.open(BytesIO(made)) as pdf:
        cache.set(_size_key(page, file), (len(made), len(pdf.pages)), A_WEEK)
    return made


def _size_key(page: Page, file: PrintedFile) -> str:
    when = page.last_published_at
    return SIZE_KEY.format(page.pk, file.name, when.timestamp() if when else "")


def _with_headers(
    response: HttpResponse, request: HttpRequest, page: Page, file: PrintedFile, etag: str
) -> HttpResponse:
    response["ETag"] = etag
    response["Content-Security-Policy"] = FILE_POLICY
    name = file.file_name if file.name in page.slug else f"{page.slug}-{file.file_name}"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    # What was withdrawn must be gone with the next request, so whoever keeps a copy asks first.
    if getattr(request, "is_for_anybody", False):
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response
