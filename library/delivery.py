"""How a file that may be read reaches its reader: through the site, or straight from the store."""

from django.conf import settings
from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from .file_types import content_type_of, opens_in_browser
from .streaming import StoredFile, stream

STREAM = "stream"
REDIRECT = "redirect"
DELIVERIES = (STREAM, REDIRECT)
# Nothing inside a file may run or load anything, whatever the browser takes it for.
FILE_POLICY = "default-src 'none'; frame-ancestors 'self'"


def streamed(request: HttpRequest, storage: Storage, name: str, filename: str) -> HttpResponseBase:
    """The file, a part of it or "not modified"; raises FileNotFoundError or another OSError."""
    response = stream(request, StoredFile.find(storage, name), content_type_of(filename))
    response["Content-Disposition"] = disposition(filename)
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def delivered(request: HttpRequest, storage: Storage, name: str, filename: str) -> HttpResponseBase:
    """As `streamed`; with S3_DELIVERY=redirect, the way to a signed address of the store instead.

    Ranges and conditions are then for the store to answer: browsers send them on. It is asked for
    the file first, because a reader who was sent to a store that is down, or that has no such file,
    could not be told so any more.
    """
    sign = getattr(storage, "signed_address", None)
    if settings.S3_DELIVERY != REDIRECT or not sign:
        return streamed(request, storage, name, filename)
    StoredFile.find(storage, name)
    method = "HEAD" if request.method == "HEAD" else "GET"
    address = sign(
        method, name, disposition=disposition(filename), content_type=content_type_of(filename)
    )
    return HttpResponseRedirect(address)


def disposition(filename: str) -> str:
    """Whether a browser shows the file or saves it, and under which name."""
    return content_disposition_header(not opens_in_browser(filename), filename) or "inline"
