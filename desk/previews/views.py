"""What somebody with a link sees."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from desk.models import PreviewLink
from desk.previews.reading import HEADERS, draft_of, lead_to_files, remember


@require_safe
def draft(request: HttpRequest, token: str) -> HttpResponseBase:
    """The draft, under a word that says what it is."""
    link = PreviewLink.objects.by_token(token)
    if link is None:
        return with_headers(render(request, "desk/previews/over.html", status=404))
    page = draft_of(link)
    response = _served(request, link, page)
    lead_to_files(response, page, token, reverse("desk_preview", args=[token]))
    if request.method == "GET":
        remember(link, "The page")
    return with_headers(response)


@require_safe
def printed(request: HttpRequest, token: str, file_name: str) -> HttpResponseBase:
    """A PDF made of the draft."""
    link = PreviewLink.objects.by_token(token)
    if link is None:
        return with_headers(render(request, "desk/previews/over.html", status=404))
    page: Any = draft_of(link)
    file = page.printed_file(file_name) if hasattr(page, "printed_file") else None
    if file is None:
        return with_headers(render(request, "desk/previews/over.html", status=404))
    response = _served(request, link, page, printed=file)
    if request.method == "GET":
        remember(link, file_name)
    return with_headers(response)


def _served(request: HttpRequest, link: PreviewLink, page: Page, **kwargs: Any) -> HttpResponse:
    """The page answers as it would once published, for nobody in particular."""
    request.preview_link = link  # type: ignore[attr-defined]
    request.is_for_anybody = False  # type: ignore[attr-defined]
    response = page.serve(request, **kwargs)
    if hasattr(response, "render"):
        response.render()
    return response


def with_headers(response: HttpResponse) -> HttpResponse:
    """Never kept, never indexed, and the address is told to no other site."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
