"""Where the editor's side answers: at its own names and to its own networks, where they are set."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.urls import reverse

from core.client_address import client_address, is_in

# Wagtail's second way to the form for signing in.
READERS_DOOR = "/_util/login/"


def is_open_to(request: HttpRequest) -> bool:
    """Whether the admin answers at this host, and to whoever asks."""
    host, _ = split_domain_port(request.get_host())
    if settings.ADMIN_HOSTS and host not in {name.lower() for name in settings.ADMIN_HOSTS}:
        return False
    if not settings.ADMIN_NETWORKS:
        return True
    return is_in(client_address(request), settings.ADMIN_NETWORKS)


class AdminDoorMiddleware:
    """Elsewhere, and for others, there is nothing at the admin's addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.doors = (reverse("wagtailadmin_home"), READERS_DOOR)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: Sequence, kwargs: dict[str, Any]
    ) -> None:
        """Raises Http404 where a view would: the answer is the one for an address never used."""
        if request.path.startswith(self.doors) and not is_open_to(request):
            raise Http404("The admin doesn't answer here.")
