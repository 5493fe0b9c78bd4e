"""Answers 410 where a page was withdrawn, with a plain page that says so."""

from collections.abc import Callable

from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.models import Site

from publications.models import WithdrawnPage

TEMPLATE = "publications/withdrawn_page.html"
GONE = 410


class WithdrawnPageMiddleware:
    """Looks for a withdrawn page once nothing else was found at an address.

    Above the middleware of redirects: where an editor sends readers elsewhere, they go there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or a word about the page that was there."""
        response = self.get_response(request)
        if response.status_code != 404 or not _is_for_readers(request):
            return response
        site = Site.find_for_request(request)
        # The page that was there itself, before one above it: the longest of the addresses.
        rows = WithdrawnPage.objects.at(request.path_info).filter(site=site)
        withdrawn = rows.order_by(Length("path").desc()).first()
        return _gone(request, withdrawn) if withdrawn else response


def _is_for_readers(request: HttpRequest) -> bool:
    is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    return request.method in ("GET", "HEAD") and not is_admin


def _gone(request: HttpRequest, withdrawn: WithdrawnPage) -> HttpResponse:
    """Nobody keeps this answer: the page may come back."""
    response = render(request, TEMPLATE, {"withdrawn": withdrawn}, status=GONE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
