"""Which request is being answered: what log lines and error pages name it by.

Nothing here says who asked: a reference is made anew for each request and is nobody's.
"""

import secrets
from contextvars import ContextVar

from django.http import HttpRequest

# No letter or figure that is easily taken for another one when it is read out on the telephone.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
UNKNOWN_VIEW = "none"

_current: ContextVar[HttpRequest | None] = ContextVar("operations_request", default=None)


def new_reference() -> str:
    """Eight characters in two groups, for example “K7QF-2MXP”."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def begin(request: HttpRequest) -> None:
    """From now on this thread answers it."""
    request.reference = new_reference()  # type: ignore[attr-defined]
    _current.set(request)


def end() -> None:
    """This thread answers nothing."""
    _current.set(None)


def current() -> HttpRequest | None:
    """The request that this thread answers."""
    return _current.get()


def reference_of(request: HttpRequest | None) -> str:
    """Its reference; empty where nobody gave it one."""
    return getattr(request, "reference", "")


def view_of(request: HttpRequest | None) -> str:
    """The name of the view, or its path in the code; “none” where no view was found."""
    found = getattr(request, "resolver_match", None)
    return found.view_name if found else UNKNOWN_VIEW
