"""A small shared cache in each process: where there is no other, and for what Varnish asks anew.

The same answers, for the same time, by the same rules (`keeping`). The state of the content stands
in each, so that nobody has to empty it: after a change, all it has is of another state.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from core.changes import state_now

# What makes an answer another one, or a part of one.
NOT_FOR_PLAIN_ANSWERS = ("Authorization", "Range", "If-None-Match", "If-Modified-Since", "If-Match")
LONGEST_ADDRESS = 500


class Kept(NamedTuple):
    """One answer, as it was made."""

    state: str
    until: float
    content: bytes
    headers: dict[str, str]


class OwnCache:
    """The answers of one process, those asked for last; safe for threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._state = ""
        self._lock = Lock()

    def find(self, key: str, state: str) -> HttpResponse | None:
        """The answer to the same question under the same state, while its time lasts."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            if kept.state != state or kept.until <= timezone.now().timestamp():
                self._forget(key)
                return None
            self._kept.move_to_end(key)
        return HttpResponse(kept.content, headers=kept.headers)

    def keep(self, key: str, state: str, seconds: int, response: HttpResponse) -> None:
        """Keep an answer; those not asked for lately make room for it."""
        until = timezone.now().timestamp() + seconds
        kept = Kept(state, until, response.content, dict(response.items()))
        most = settings.REMEMBERED_ANSWERS_BYTES
        with self._lock:
            if state != self._state:
                # No answer of before will ever be true again: its memory is free at once.
                self._kept.clear()
                self._size, self._state = 0, state
            self._forget(key)
            self._kept[key] = kept
            self._size += len(kept.content)
            while self._size > most and self._kept:
                self._forget(next(iter(self._kept)))

    def _forget(self, key: str) -> None:
        if kept := self._kept.pop(key, None):
            self._size -= len(kept.content)


own_cache = OwnCache()


def key_of(request: HttpRequest) -> str | None:
    """What an answer is kept under; None for a question whose answer isn't looked up here."""
    address = request.get_full_path()
    is_plain = (
        request.method == "GET"
        and settings.REMEMBERED_ANSWERS_BYTES > 0
        and len(address) <= LONGEST_ADDRESS
        and not request.COOKIES.keys() & {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        and not any(name in request.headers for name in NOT_FOR_PLAIN_ANSWERS)
    )
    return f"{request.scheme} {request.get_host()} {address}" if is_plain else None


def find(key: str) -> HttpResponse | None:
    """What this process answered before, if it still is the answer."""
    return own_cache.find(key, state_now().token)


def keep(key: str, seconds: int, response: HttpResponseBase) -> None:
    """Keep an answer that is for everybody; not one that is sent as it is read, nor a file."""
    text = response.get("Content-Type", "").startswith(("text/", "application/atom+xml"))
    if isinstance(response, HttpResponse) and not response.streaming and text:
        own_cache.keep(key, state_now().token, seconds, response)
