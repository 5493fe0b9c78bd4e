"""Who counts as signed in, and what puts off the end of a session."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch, reverse
from django.utils.functional import SimpleLazyObject

from accounts.second_factor import Somebody, is_lacking
from accounts.sessions import note_that_something_is_done

GetResponse = Callable[[HttpRequest], HttpResponse]
# What a page of the editor asks by itself, though nobody may be sitting before it.
ASKED_BY_NOBODY = frozenset(
    {
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "core_still_signed_in",
    }
)


def _who(request: HttpRequest) -> Somebody:
    user = get_user(request)
    return AnonymousUser() if is_lacking(request, user) else user


class SecondFactorMiddleware:
    """Whoever has not shown two factors, where they are required, is nobody yet.

    Not in the admin, and not to private files, drafts or anything else either. Only the pages that
    lead to a second factor know them.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.doors = (reverse("account_login"), reverse("mfa_index"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; who it is is found out when somebody asks, so that readers need no session."""
        if settings.TWO_FACTORS_REQUIRED and not request.path.startswith(self.doors):
            request.user = SimpleLazyObject(partial(_who, request))  # type: ignore[assignment]
        return self.get_response(request)


class ActivityMiddleware:
    """A session goes on while something is done in the editor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.editor = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note that somebody was there."""
        response = self.get_response(request)
        if (
            request.path.startswith(self.editor)
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and not _is_asked_by_nobody(request.resolver_match)
        ):
            note_that_something_is_done(request.session)
        return response


def _is_asked_by_nobody(match: ResolverMatch | None) -> bool:
    return match is not None and match.view_name in ASKED_BY_NOBODY
