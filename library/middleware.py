"""What an editor sees when the publishing gate refuses away from a page's own form."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError
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
        """A message and a redirect, for the gate's refusal and for what is still in use only."""
        admin = reverse("wagtailadmin_home")
        if not request.path.startswith(admin):
            return None
        if isinstance(error, GateRefused):
            messages.error(request, _message(error))
        elif isinstance(error, ProtectedError):
            messages.error(request, _still_in_use(error))
        else:
            return None
        came_from = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return HttpResponseRedirect(came_from if is_ours else admin)


def _still_in_use(error: ProtectedError) -> str:
    """Who uses it, each once: Wagtail's button asks before, but not its lists of many."""
    users = sorted({f"{row._meta.verbose_name} “{row}”" for row in error.protected_objects})
    return f"Nothing was deleted. It is still in use: {'; '.join(users)}. Take it out there first."


def _message(error: GateRefused) -> str:
    """What was refused and why, with the reasons' links."""
    reasons = format_html_join(" ", "{}", ((reason,) for reason in error.reasons))
    words = "{} “{}” can’t be {}. {}"
    return format_html(words, error.nothing_done, error.page.title, error.verb, reasons)
