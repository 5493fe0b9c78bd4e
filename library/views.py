"""Documents and images at addresses of our own, for those who may read them."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.core.files.storage import Storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.defaults import page_not_found

from core.rate_limits import DOWNLOADS, limited

from .access import is_public, may_read
from .delivery import delivered, streamed
from .models import Rendition, SiteDocument, SiteImage

logger = logging.getLogger(__name__)

Found = TypeVar("Found", SiteDocument, Rendition)
View = Callable[..., HttpResponseBase]
Serve = Callable[[HttpRequest, Storage, str, str], HttpResponseBase]

# A file may be taken down at any moment, so nobody may show his copy without asking again.
FOR_EVERYBODY = "public, max-age=0, must-revalidate"
FOR_EDITORS = "private, no-store"
READING_METHODS = ("GET", "HEAD")
RETRY_AFTER_SECONDS = 120


def for_readers_only(view: View) -> View:
    """404, always the same, for a file that doesn't exist and for one that isn't public.

    Other methods than GET and HEAD are refused only where reading is not, so that no method tells
    the two apart. They change nothing, so Django's token against forged requests, whose absence
    would be another answer, isn't asked for. Nobody may keep a 404: the file may be published next.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except Http404 as error:
            response = page_not_found(request, error)
            response["Cache-Control"] = FOR_EDITORS
            return response

    return answer


@for_readers_only
@limited(DOWNLOADS)
def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """A document."""
    found = SiteDocument.objects.filter(pk=document_id).first()
    nothing = SiteDocument(pk=document_id, collection_id=None)
    document, cache_control = _readable_or_404(request, found, nothing)
    response: HttpResponseBase
    if request.method not in READING_METHODS:
        response = HttpResponseNotAllowed(READING_METHODS)
    elif document_filename != document.filename:
        response = redirect(document.url)
    else:
        response = _serve(request, document, document.filename, delivered)
    if document.is_sample or cache_control == FOR_EDITORS:
        response["X-Robots-Tag"] = "noindex"
    return _with_caching(response, cache_control)


@for_readers_only
def serve_image(
    request: HttpRequest, image_id: int, filter_spec: str, filename: str
) -> HttpResponseBase:
    """One size of an image that a page has already shown; an address never makes a new size.

    Always streamed: a page's own policy lets it show pictures of this site only.
    """
    sizes = Rendition.objects.filter(image_id=image_id, filter_spec=filter_spec)
    found = sizes.named_or_newest(filename)
    nothing = Rendition(image=SiteImage(pk=image_id, collection_id=None))
    rendition, cache_control = _readable_or_404(request, found, nothing)
    response: HttpResponseBase
    if request.method not in READING_METHODS:
        response = HttpResponseNotAllowed(READING_METHODS)
    elif rendition.filename != filename:
        response = redirect(rendition.url)
    else:
        response = _serve(request, rendition, filename, streamed)
    return _with_caching(response, cache_control)


def _readable_or_404(
    request: HttpRequest, found: Found | None, nothing: Found
) -> tuple[Found, str]:
    """What was found, and how an answer with it may be kept.

    Raises Http404 for a reader who may not know of it. Where nothing was found, the same is asked
    of `nothing`, which is in no database: a quicker answer would tell that there is no such file.
    """
    asked = found or nothing
    file = asked.image if isinstance(asked, Rendition) else asked
    if is_public(file) and found:
        return found, FOR_EVERYBODY
    # Asked for a file that doesn't exist too: reading the session leaves its mark on the answer
    # (Vary), which would tell the two apart.
    request.user.is_authenticated  # noqa: B018
    if found and may_read(request, file):
        return found, FOR_EDITORS
    raise Http404


def _serve(
    request: HttpRequest, found: SiteDocument | Rendition, filename: str, serve: Serve
) -> HttpResponseBase:
    name = str(found.file.name)
    try:
        return serve(request, found.file.storage, name, filename)
    except FileNotFoundError as error:
        logger.error("The library has %s, but its file %s is gone.", request.path, name)
        raise Http404 from error
    except OSError:
        logger.exception("The files' store doesn't answer for %s.", request.path)
        return _unavailable(request)


def _unavailable(request: HttpRequest) -> HttpResponse:
    response = render(request, "library/unavailable.html", status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _with_caching(response: HttpResponseBase, cache_control: str) -> HttpResponseBase:
    """Only the file itself, or the word that a copy of it still holds, may be kept.

    A signed address, an old name's way to the new one and an apology may not: the next answer may
    be another, and a cache would give out what was withdrawn.
    """
    is_file = response.status_code in (200, 206, 304)
    response["Cache-Control"] = cache_control if is_file else FOR_EDITORS
    return response
