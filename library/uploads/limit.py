"""How large a request may be: refused by its declared length before any of it is read.

What comes without a length is refused too, because nobody could say when to stop. A file that grows
over the limit while it streams in is stopped there.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from library.file_types import size_in_words

# What the other fields of a form, and the lines between the fields, take.
BESIDE_THE_FILE = 1024 * 1024
DRAIN_SECONDS = 60
STALL_SECONDS = 10
CHUNK_BYTES = 256 * 1024

TOO_LARGE = (
    "What you sent is {size} large; the site takes files of up to {most}. Nothing was stored. Make "
    "the file smaller (save its pictures at a lower resolution) or split it."
)
FILE_TOO_LARGE = (
    "The file is larger than {most}, which is the most the site takes. Nothing was stored. Make it "
    "smaller (save its pictures at a lower resolution) or split it."
)
FORM_TOO_LARGE = (
    "What you sent is {size} large; our forms take a few sentences. Nothing was stored. Go back "
    "and make your text shorter."
)
NO_LENGTH = "The program that sent this did not say how large it is, so it was not read."
SIGNED_OUT = (
    "You are no longer signed in, so nothing was stored. Sign in again in another tab, then go "
    "back and send it once more."
)


class LimitedUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep a file, and stops them in time."""

    is_too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the bytes on; raises StopUpload."""
        self.received += len(raw_data)
        if self.received > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            self.is_too_large = True
            # What is left isn't read here.
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file is the next handler's."""
        return None


class UploadLimitMiddleware:
    """Answers what is too large; stands below the middleware that knows who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass on what is small enough."""
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        if "HTTP_TRANSFER_ENCODING" in request.META and "CONTENT_LENGTH" not in request.META:
            return _without_reading(request, _answer(request, NO_LENGTH, 411))
        length = _declared_length(request)
        if not _is_for_editors(request):
            return self._readers_refusal(request, length)
        if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return _without_reading(request, _answer(request, SIGNED_OUT, 413))
        most = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
        if length > most + BESIDE_THE_FILE:
            words = TOO_LARGE.format(size=size_in_words(length), most=size_in_words(most))
            return _without_reading(request, _answer(request, words, 413))
        return _read_within_limit(request)

    def _readers_refusal(self, request: HttpRequest, length: int) -> HttpResponse | None:
        """Nobody but editors has anything large to send."""
        if length <= settings.READERS_FORM_BYTES:
            return None
        words = FORM_TOO_LARGE.format(size=size_in_words(length))
        return _without_reading(request, _answer(request, words, 413))


def _declared_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _is_for_editors(request: HttpRequest) -> bool:
    """Whether the admin is asked, by whomever."""
    return request.path.startswith(reverse("wagtailadmin_home"))


def _read_within_limit(request: HttpRequest) -> HttpResponse | None:
    """Read the form now, so that a file which is too large is answered here and not deep inside."""
    limited = LimitedUploadHandler(request)
    request.upload_handlers.insert(0, limited)
    try:
        request.POST  # noqa: B018
    except UnreadablePostError:
        return HttpResponseBadRequest("The connection was cut before everything had arrived.")
    if not limited.is_too_large:
        return None
    words = FILE_TOO_LARGE.format(most=size_in_words(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE))
    return _without_reading(request, _answer(request, words, 413))


def is_for_script(request: HttpRequest) -> bool:
    """Whether the answer is read by a script and not by a person."""
    is_asked_by_jquery = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return is_asked_by_jquery or "application/json" in request.headers.get("Accept", "")


def _answer(request: HttpRequest, words: str, status: int) -> HttpResponse:
    """The words as JSON for a script, otherwise as a page with a way back."""
    if is_for_script(request):
        return JsonResponse({"success": False, "error_message": words}, status=status)
    context = {"words": words, "way_back": _way_back(request), "is_signed_out": words == SIGNED_OUT}
    return render(request, "library/uploads/too_large.html", context, status=status)


def _way_back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if is_ours:
        return came_from
    return reverse("wagtailadmin_home") if _is_for_editors(request) else "/"


def _without_reading(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Send the answer first, then let the rest of the request run into nothing.

    A server that closes the connection while a browser still sends makes the browser show
    "connection reset" in place of the answer.
    """
    closers: list[Callable[[], None]] = response._resource_closers  # type: ignore[attr-defined]
    closers.append(partial(_drain, request))
    return response


def _drain(request: HttpRequest) -> None:
    """Read and forget, for no longer than a minute and without keeping a byte."""
    environ = request.META
    is_chunked = "CONTENT_LENGTH" not in environ
    if is_chunked and not environ.get("wsgi.input_terminated"):
        return
    stream: BinaryIO = environ["wsgi.input"] if is_chunked else request._stream
    # Where the server hands its socket out, a sender that stalls is not waited for.
    if connection := environ.get("gunicorn.socket"):
        connection.settimeout(STALL_SECONDS)
    end = time.monotonic() + DRAIN_SECONDS
    try:
        while time.monotonic() < end and stream.read(CHUNK_BYTES):
            pass
    except OSError:
        return
    finally:
        if connection:
            connection.settimeout(None)
