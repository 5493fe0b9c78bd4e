"""Answers for programs: kept fresh by an ETag, and open to pages of other sites."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from core.freshness import ALWAYS_ASK

View = Callable[..., HttpResponseBase]

METHODS = "GET, HEAD, OPTIONS"
# Everything here is public and no cookie is looked at, so any page may read it.
FOR_EVERY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Content-Disposition",
}


def for_programs(view: View) -> View:
    """A view that only gives, to pages of any site, and again only what has changed.

    Whether something has changed is decided by the whole answer's ETag and never by a date: a
    withdrawn publication leaves no date behind.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(METHODS.split(", "))
        try:
            response = view(request, *args, **kwargs)
        except Http404 as error:
            response = json_answer({"error": str(error)}, status=404)
        if isinstance(response, HttpResponse) and response.status_code == 200:
            response = _unless_known(request, response)
        for name, value in FOR_EVERY_ORIGIN.items():
            response.headers[name] = value
        response.headers["Cache-Control"] = ALWAYS_ASK
        return response

    return answer


def _preflight() -> HttpResponse:
    """What a browser asks before a page of another site may send its own ETag."""
    response = HttpResponse(status=204, headers=FOR_EVERY_ORIGIN)
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Allow"] = METHODS
    return response


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def csv_answer(content: bytes, filename: str) -> HttpResponse:
    """A CSV file, to be saved under this name."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def json_answer(
    data: Any, content_type: str = "application/json", status: int = 200
) -> HttpResponse:
    """Data as JSON, readable by people too."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return HttpResponse(f"{text}\n", content_type=content_type, status=status)


def add_links(response: HttpResponse, links: Iterable[tuple[str, str]]) -> None:
    """Pairs of what an address is to this answer, and the address (`Link`, RFC 8288)."""
    response.headers["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in links)


def add_last_change(response: HttpResponse, times: Iterable[datetime | None]) -> None:
    """When the newest of it was changed, for whoever wants to know; no answer depends on it."""
    if newest := max(filter(None, times), default=None):
        response.headers["Last-Modified"] = http_date(newest.timestamp())
