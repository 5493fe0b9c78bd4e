"""What an answer tells the shared cache, and what a change tells it before it is answered."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from . import own
from .emptying import empty_if_changed
from .keeping import is_for_everybody, let_it_keep, seconds_to_keep

READING = ("GET", "HEAD", "OPTIONS")
# Health must be told though the database doesn't answer; the admin is nobody else's.
NEVER_KEPT = ("/health/", "/admin/", "/metrics/")


class SharedCacheMiddleware:
    """Stands below SameStateMiddleware, whose state its answers are marked with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; whoever changed something is answered when the cache knows of it."""
        if request.method not in READING:
            response = self.get_response(request)
            empty_if_changed()
            return response
        return self._read(request)

    def _read(self, request: HttpRequest) -> HttpResponseBase:
        key = None if request.path.startswith(NEVER_KEPT) else own.key_of(request)
        response: HttpResponseBase | None = own.find(key) if key else None
        if response is None:
            response = self.get_response(request)
            seconds = seconds_to_keep()[0] if is_for_everybody(request, response) else 0
            if key and seconds:
                own.keep(key, seconds, response)
        if settings.WAGTAILFRONTENDCACHE:
            let_it_keep(request, response)
        return response
