"""What an answer tells the shared cache, and what a change tells it before it is answered."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .emptying import empty_if_changed
from .keeping import let_it_keep

READING = ("GET", "HEAD", "OPTIONS")


class SharedCacheMiddleware:
    """Stands below SameStateMiddleware, whose state its answers are marked with."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; whoever changed something is answered when the cache knows of it."""
        response = self.get_response(request)
        if not settings.WAGTAILFRONTENDCACHE:
            return response
        if request.method in READING:
            let_it_keep(request, response)
        else:
            empty_if_changed()
        return response
