"""A page as anybody has it now, without being signed in."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.generic import View
from wagtail.models import Page

from desk.history.views import PageOfHistoryMixin, ScreenOfPage
from library.access import is_public
from library.models import SiteDocument
from library.references import keys_used_by

# From the editor's own request: which server was asked and how, and nothing of who asks.
OF_THE_SERVER = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST")
MEANINGS = {
    200: "Anybody can read this page now. This is what they see.",
    404: "Nobody but editors can see this page: its address answers “Page not found”.",
    410: "This page was withdrawn. This is what its address answers.",
}


@dataclass(frozen=True)
class PublicDocument:
    """A document of the page, and whether anybody can open it."""

    document: SiteDocument
    is_public: bool


def answer_for_anybody(request: HttpRequest, page: Page) -> HttpResponseBase:
    """What the page's address answers to somebody of whom nothing is known."""
    environ = {name: request.META[name] for name in OF_THE_SERVER if name in request.META}
    if settings.SECURE_PROXY_SSL_HEADER and settings.SECURE_PROXY_SSL_HEADER[0] in request.META:
        name = settings.SECURE_PROXY_SSL_HEADER[0]
        environ[name] = request.META[name]
    environ |= {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": page.get_url(request) or "/",
        "wsgi.url_scheme": request.scheme or "http",
        "wsgi.input": BytesIO(),
    }
    handler = BaseHandler()
    handler.load_middleware()
    return handler.get_response(WSGIRequest(environ))


class AsThePublicView(ScreenOfPage):
    """Says what anybody gets, and shows it."""

    template_name = "desk/history/as_the_public.html"
    page_title = "View as the public"
    header_icon = "view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The answer's meaning, the documents, and whether a newer draft waits."""
        status = answer_for_anybody(self.request, self.page).status_code
        return super().get_context_data(
            page=self.page,
            status=status,
            meaning=MEANINGS.get(status, f"This page’s address answers with the code {status}."),
            documents=_documents(self.page),
            **kwargs,
        )


class AnswerForAnybodyView(PageOfHistoryMixin, View):
    """The answer itself, shown in a frame of that screen."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Always 200: the frame shows whatever anybody would be shown."""
        answer = answer_for_anybody(request, self.page)
        content = getattr(answer, "content", b"")
        kind = answer.headers.get("Content-Type", "text/html")
        shown = HttpResponse(content, content_type=kind)
        shown["Cache-Control"] = "private, no-store"
        return shown


def _documents(page: Page) -> list[PublicDocument]:
    """Documents of the page as it is published, or of its draft where it isn't."""
    shown = page if page.live else page.get_latest_revision_as_object()
    used = SiteDocument.objects.filter(pk__in=keys_used_by(shown, SiteDocument)).order_by("title")
    return [PublicDocument(document, is_public(document)) for document in used]
