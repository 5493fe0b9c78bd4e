"""A site with samples asks search engines to stay away, whatever they fetch."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from publications.samples import site_has_public_samples

ROBOTS_HEADER = "X-Robots-Tag"
# Editors and machines: search engines can't get in, or have nothing to find.
NOT_FOR_READERS = ("/admin/", "/health/", "/static/", "/style.css")


class ReadersRequest(HttpRequest):
    """A request as templates and views have it below this middleware."""

    has_public_samples: SimpleLazyObject


class SamplesMiddleware:
    """Gives templates `request.has_public_samples`, and answers its header; asked once, if at all.

    An answer that already has the header keeps it.
    """

    def __init__(self, get_response: Callable[[ReadersRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ReadersRequest) -> HttpResponse:
        """Answer, with the header where there are samples."""
        request.has_public_samples = SimpleLazyObject(site_has_public_samples)
        response = self.get_response(request)
        if is_for_readers(request, response) and request.has_public_samples:
            response.headers.setdefault(ROBOTS_HEADER, "noindex")
        return response


def is_for_readers(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a search engine could collect this answer."""
    return response.status_code < 400 and not request.path.startswith(NOT_FOR_READERS)
