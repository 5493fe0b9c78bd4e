"""Who may see how the site is: a monitoring program with the key, or in a network that is named."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare

from core.client_address import client_address, is_in

View = Callable[..., HttpResponseBase]


def has_key(request: HttpRequest) -> bool:
    """Whether it carries `Authorization: Bearer KEY`, as Prometheus sends it."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    key = settings.MONITORING_KEY
    return bool(key) and scheme.lower() == "bearer" and constant_time_compare(given.strip(), key)


def is_near(request: HttpRequest) -> bool:
    """Whether it comes from a network that may look."""
    return is_in(client_address(request), settings.MONITORING_NETWORKS)


def for_monitoring(view: View) -> View:
    """A view that is not there for anybody else."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not (has_key(request) or is_near(request)):
            raise Http404("There is no page at this address.")
        return view(request, *args, **kwargs)

    return answer
