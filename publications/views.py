"""Addresses that Wagtail's own pattern has no room for."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.views import serve


def printed(request: HttpRequest, path: str, file_name: str) -> HttpResponseBase:
    """A PDF of a page: found and guarded by Wagtail as the page itself, which answers."""
    return serve(request, f"{path}{file_name}/")
