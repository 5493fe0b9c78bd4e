"""The site's addresses and a bare view to measure them by."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """What Django and the site's middleware cost when a view does nothing."""
    return HttpResponse("bare")


urlpatterns = [
    path("bench/bare/", bare),
    path("", include("sscp_site.urls")),
]
