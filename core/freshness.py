"""Answers that are the same for everybody, and that nobody may show again without asking."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What was withdrawn must be gone with the next request: whoever keeps a copy asks every time.
ALWAYS_ASK = "public, max-age=0, must-revalidate"

View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """A view whose answers depend on nothing but the address and on what is published."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", ALWAYS_ASK)
        return response

    return answer


class FreshnessMiddleware:
    """Says it of pages that anybody may read, once Wagtail's hooks have found that out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; of what isn't there, or is for somebody, nothing is said here."""
        response = self.get_response(request)
        if response.status_code == 200 and getattr(request, "is_for_anybody", False):
            response.headers.setdefault("Cache-Control", ALWAYS_ASK)
        return response
