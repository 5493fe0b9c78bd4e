"""Documents and images at addresses of our own, for those who may read them."""

import logging
from typing import TypeVar

from django.core.files.storage import Storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from .access import is_public, may_read
from .file_types import content_type_of, opens_in_browser
from .models import Rendition, SiteDocument
from .streaming import StoredFile, stream

logger = logging.getLogger(__name__)

Found = TypeVar("Found", SiteDocument, Rendition)

# A file may be taken down at any moment, so nobody may show his copy without asking again.
FOR_EVERYBODY = "public, max-age=0, must-revalidate"
FOR_EDITORS = "private, no-store"
# Nothing inside a file may run or load anything, whatever the browser takes it for.
FILE_POLICY = "default-src 'none'; frame-ancestors 'self'"
RETRY_AFTER_SECONDS = 120


@require_safe
def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """A document; 404, always the same, for one that doesn't exist or that isn't public."""
    found = SiteDocument.objects.filter(pk=document_id).first()
    document, cache_control = _readable_or_404(request, found)
    response: HttpResponseBase
    if document_filename != document.filename:
        response = redirect(document.url)
    else:
        response = _serve(request, document.file.storage, document.file.name, document.filename)
    if document.is_sample or cache_control == FOR_EDITORS:
        response["X-Robots-Tag"] = "noindex"
    return _with_caching(response, cache_control)


@require_safe
def serve_image(
    request: HttpRequest, image_id: int, filter_spec: str, filename: str
) -> HttpResponseBase:
    """One size of an image that a page has already shown; an address never makes a new size."""
    sizes = Rendition.objects.filter(image_id=image_id, filter_spec=filter_spec)
    found = sizes.named(filename) or sizes.newest()
    rendition, cache_control = _readable_or_404(request, found)
    response: HttpResponseBase
    if rendition.filename != filename:
        response = redirect(rendition.url)
    else:
        response = _serve(request, rendition.file.storage, rendition.file.name, filename)
    return _with_caching(response, cache_control)


def _readable_or_404(request: HttpRequest, found: Found | None) -> tuple[Found, str]:
    """What was found, and how an answer with it may be kept.

    Raises Http404 for a reader who may not know of it.
    """
    file = found.image if isinstance(found, Rendition) else found
    if found and file and is_public(file):
        return found, FOR_EVERYBODY
    # Asked for a file that doesn't exist too: reading the session leaves its mark on the answer
    # (Vary), which would tell the two apart.
    request.user.is_authenticated  # noqa: B018
    if found and file and may_read(request, file):
        return found, FOR_EDITORS
    raise Http404


def _serve(request: HttpRequest, storage: Storage, name: str, filename: str) -> HttpResponseBase:
    try:
        response = stream(request, StoredFile.find(storage, name), content_type_of(filename))
    except FileNotFoundError as error:
        logger.error("The library has %s, but its file %s is gone.", request.path, name)
        raise Http404 from error
    except OSError:
        logger.exception("The files' store doesn't answer for %s.", request.path)
        return _unavailable(request)
    is_saved = not opens_in_browser(filename)
    response["Content-Disposition"] = content_disposition_header(is_saved, filename) or "inline"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _unavailable(request: HttpRequest) -> HttpResponse:
    response = render(request, "library/unavailable.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _with_caching(response: HttpResponseBase, cache_control: str) -> HttpResponseBase:
    response["Cache-Control"] = FOR_EDITORS if response.status_code >= 500 else cache_control
    return response
