"""To the council's own sign-in and back; when it is away or says nonsense, back with words."""

import logging
from collections.abc import Callable

from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from requests import RequestException

from accounts.adapters.single_sign_on import FAILED

logger = logging.getLogger(__name__)
# Not there, not JSON, or without what the standard says has to be in it.
NONSENSE = (RequestException, ValueError, KeyError, TypeError, AttributeError)


def _or_back(view: Callable[..., HttpResponse], request: HttpRequest, name: str) -> HttpResponse:
    try:
        return view(request, name)
    except NONSENSE as error:
        logger.warning("Single sign-on failed: %s", type(error).__name__)
        messages.error(request, FAILED)
        return redirect("account_login")


@require_safe
def to_the_council(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to where somebody signs in."""
    return _or_back(views.login, request, provider_id)


@require_safe
def back_from_the_council(request: HttpRequest, provider_id: str) -> HttpResponse:
    """With what was said there."""
    return _or_back(views.callback, request, provider_id)
