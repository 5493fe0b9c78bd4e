"""What an editor sees when the publishing gate refuses away from a page's own form."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme

from .gate import GateRefused


class PublishingRefusedMiddleware:
    """Turns a refusal into a message in the admin, back where the editor came from.

    A page's own form says it by itself. Publishing several pages at once, approving in a workflow
    and publishing an old version have no form to say it in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do unless something is raised."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A message and a redirect, for the gate's refusal only."""
        admin = reverse("wagtailadmin_home")
        if not isinstance(error, GateRefused) or not request.path.startswith(admin):
            return None
        messages.error(request, _message(error))
        came_from = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return HttpResponseRedirect(came_from if is_ours else admin)


def _message(error: GateRefused) -> str:
    """What was refused and why, with the reasons' links."""
    reasons = format_html_join(" ", "{}", ((reason,) for reason in error.reasons))
    words = "{} “{}” can’t be {}. {}"
    return format_html(words, error.nothing_done, error.page.title, error.verb, reasons)
