"""Wrong tries at signing in: counted by django-axes, in the database, for all processes together.

The password: by name and address, so that nobody far away can lock somebody else out. The second
factor: by name alone, because only who has the password comes so far. Names are kept as keyed
hashes: people type their password into the wrong field.
"""

from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from core.client_address import client_address

Credentials = dict[str, Any]
PASSWORD, SECOND = "password:", "second:"
# Set beside the name where a second factor is tried; axes hands it on to the functions below.
IS_SECOND = "second_factor"


def minutes() -> int:
    """How long somebody waits."""
    waited: int = settings.SIGN_IN_WAIT_MINUTES
    return waited


def kept_name(username: str, prefix: str = PASSWORD) -> str:
    """What is kept of a name: enough to count by, not enough to read it."""
    name = username.strip().casefold().replace("\0", "")
    return prefix + salted_hmac("accounts.lockout", name, algorithm="sha256").hexdigest()[:40]


def username_of(request: HttpRequest, credentials: Credentials | None) -> str:
    """AXES_USERNAME_CALLABLE."""
    told = credentials or {}
    return kept_name(told.get("username") or "", SECOND if told.get(IS_SECOND) else PASSWORD)


def address_of(request: HttpRequest) -> str | None:
    """AXES_CLIENT_IP_CALLABLE."""
    return client_address(request) or None


def counted_by(
    asked: HttpRequest | AccessAttempt, credentials: Credentials | None = None
) -> list[str | list[str]]:
    """AXES_LOCKOUT_PARAMETERS; axes asks for a request, or for a row that it has kept."""
    kept = asked.username if isinstance(asked, AccessAttempt) else username_of(asked, credentials)
    return ["username"] if (kept or "").startswith(SECOND) else [["username", "ip_address"]]


def answer_unchanged(
    request: HttpRequest, answer: HttpResponse, credentials: Credentials | None = None
) -> HttpResponse:
    """AXES_LOCKOUT_CALLABLE: the form says it already; programs hear it by the status."""
    answer.status_code = 429
    return answer


class CountingHandler(AxesDatabaseHandler):  # type: ignore[misc, unused-ignore]
    """Keeps nothing of the browser: it isn't needed to count."""

    def user_login_failed(
        self, sender: Any, credentials: Credentials, request: Any = None, **kwargs: Any
    ) -> None:
        """Count one."""
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


def is_locked(request: HttpRequest, username: str) -> bool:
    """Whether this name has to wait, from where this request comes."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def is_second_locked(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether somebody has to wait before they try another code."""
    return not AxesProxyHandler.is_allowed(request, _second(user))


def note_wrong_second(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Count a wrong code, or a passkey that doesn't fit."""
    user_login_failed.send(sender=__name__, credentials=_second(user), request=request)


def forget_wrong_second(user: AbstractBaseUser) -> None:
    """The right one was given."""
    AccessAttempt.objects.filter(username=kept_name(user.get_username(), SECOND)).delete()


def _second(user: AbstractBaseUser) -> Credentials:
    return {"username": user.get_username(), IS_SECOND: True}


def attempts_of(user: AbstractBaseUser) -> QuerySet[AccessAttempt]:
    """All that is counted against a name, wherever it was tried."""
    name = user.get_username()
    return AccessAttempt.objects.filter(username__in=[kept_name(name), kept_name(name, SECOND)])


def has_to_wait(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Whether somebody is locked out anywhere; for administrators."""
    AxesProxyHandler.update_request(request)
    fresh = attempts_of(user).filter(attempt_time__gte=get_cool_off_threshold(request))
    return fresh.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT).exists()
