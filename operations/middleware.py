"""Gives each request its reference, says of each answer how long it took, and lets probes in."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from . import requests

logger = logging.getLogger(__name__)

HEADER = "X-Reference"
COUNTING = "operations.figures.counting.count"
# They are asked every few seconds, and tell nothing while they answer well.
OWN_VIEWS = "operations:"
# Their answers are the same for every name.
PROBED = ("/health/", "/metrics/")

Count = Callable[[str, int, float], None]


def count_of_settings() -> Count | None:
    """What counts requests, where somebody may read the figures; its library isn't small."""
    if not (settings.MONITORING_KEY or settings.MONITORING_NETWORKS):
        return None
    return import_string(COUNTING)


class ProbeMiddleware:
    """Whoever asks how the site is may ask for it by any name.

    Varnish and load balancers name the machine that they ask, which is none of ALLOWED_HOSTS; the
    site would refuse them, and be taken for ill.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, as if it were asked by its own name."""
        if request.path.startswith(PROBED) and (name := _own_name()):
            request.META["HTTP_HOST"] = name
        return self.get_response(request)


def _own_name() -> str:
    """A name that the site answers to; empty where it answers to every one."""
    first = next(iter(settings.ALLOWED_HOSTS), "*")
    return "" if first == "*" else str(first).lstrip(".")


class RequestMiddleware:
    """Stands above all that can fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.count = count_of_settings()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; an error carries the reference that the log has."""
        requests.begin(request)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            self.note(request, response, time.perf_counter() - began)
        finally:
            requests.end()
        return response

    def note(self, request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
        """One line in the log, and the figures; neither has the address or anything of it."""
        view, status = requests.view_of(request), response.status_code
        if self.count:
            self.count(view, status, seconds)
        if status >= 500:
            response[HEADER] = requests.reference_of(request)
        if status < 400 and view.startswith(OWN_VIEWS):
            return
        logger.info(
            "%s %s",
            request.method,
            view,
            extra={"status": status, "milliseconds": round(seconds * 1000, 1)},
        )
