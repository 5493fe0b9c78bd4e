"""What the editor's side needs of the content security policy, and the public side doesn't get."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from core.changes import same_state

View = Callable[..., HttpResponseBase]

# Wagtail's admin writes script and style into its pages, shows pictures before they are uploaded
# (blob:), and previews pages of this site in a frame. No handler stands in an attribute there
# either (docs/adr/0030).
EDITOR_POLICY = {
    "script-src": [UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["blob:"],
    "frame-src": [SELF],
    "media-src": [SELF],
}
# A draft as readers will see it, with Wagtail's bar over it: no script stands in either.
PREVIEW_POLICY = {"style-src": [UNSAFE_INLINE]}


def policy_for(request: HttpRequest) -> dict[str, list[str]]:
    """What the answer needs beyond the policy of public pages."""
    if getattr(request, "is_preview", False):
        return PREVIEW_POLICY
    # Asked of the view and not told by it: a request may be refused before it gets there.
    view = request.resolver_match and request.resolver_match.func
    if getattr(view, "keeps_strict_policy", False):
        return {}
    return EDITOR_POLICY if request.path.startswith(reverse("wagtailadmin_home")) else {}


def keeps_strict_policy(view: View) -> View:
    """For screens below the admin's address that are written like public ones: signing in."""

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    strict.keeps_strict_policy = True  # type: ignore[attr-defined]
    return strict


class EditorPolicyMiddleware:
    """Loosens the policy for editors; stands below CSPMiddleware, which writes the header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the looser policy where it is needed."""
        response = self.get_response(request)
        if more := policy_for(request):
            # CSPMiddleware reads this attribute, as its own decorators set it.
            response._csp_update = more  # type: ignore[attr-defined]
        return response


class DraftMiddleware:
    """Says of every request that it shows no draft, until Wagtail or a preview link says it does.

    Templates ask on every page, and an attribute that isn't there costs them much.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what was said before stays."""
        request.__dict__.setdefault("is_preview", False)
        request.__dict__.setdefault("preview_link", None)
        return self.get_response(request)


class SameStateMiddleware:
    """What changes meanwhile is for the next request: an answer asks once how things stand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a request that may change something asks anew each time."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with same_state():
            return self.get_response(request)
