"""Addresses that no page, file or form of ours has."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class UnreadableAddressMiddleware:
    """Answers 400 to a NUL in an address before anything looks it up: PostgreSQL takes none.

    What stands behind the question mark is for each view to read; it is looked up nowhere else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or raise BadRequest."""
        if "\x00" in request.path:
            raise BadRequest("There is a NUL in the address.")
        return self.get_response(request)
