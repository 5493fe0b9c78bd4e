"""How often one address may ask for what costs much; docs/adr/0030-rate-limits.md says why here.

Counted in the memory of each process, and nowhere else: no address is stored, nothing has to be
deleted, and counting asks no database. The proxy in front counts for all processes together
(deploy/varnish/site.vcl).
"""

import hashlib
import math
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from core.client_address import client_address, is_in

View = Callable[..., HttpResponseBase]

SEARCHES, DOWNLOADS, FORMS = "searches", "downloads", "forms"
PERIOD = 60.0  # seconds
MOST_ADDRESSES = 20_000
THIS_MACHINE = ("127.0.0.0/8", "::1/128")
# Where a view answers programs, nobody reads a page.
WORDS = "Too many requests came from your connection. Please wait a minute and try again."


@dataclass
class Limiter:
    """Lets a burst of as many as a minute's worth through, and then so many a minute.

    Of each address only the moment is known at which it will have waited long enough.
    """

    most_addresses: int = MOST_ADDRESSES
    now: Callable[[], float] = time.monotonic
    free_at: OrderedDict[bytes, float] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, key: bytes, per_minute: int) -> float:
        """Count one more; how long it has to wait, in seconds, and 0 if it needn't."""
        with self.lock:
            now = self.now()
            free_at = max(self.free_at.get(key, now), now) + PERIOD / per_minute
            if free_at - now > PERIOD:
                return free_at - now - PERIOD
            self.free_at[key] = free_at
            self.free_at.move_to_end(key)
            self._forget(now)
            return 0.0

    def _forget(self, now: float) -> None:
        """Drop the longest unheard-of: whoever is in credit again, or beyond what is remembered."""
        while self.free_at:
            oldest = next(iter(self.free_at))
            if self.free_at[oldest] > now and len(self.free_at) <= self.most_addresses:
                return
            del self.free_at[oldest]


limiter = Limiter()
# Of this process: what it makes of an address means nothing anywhere else.
_secret = secrets.token_bytes(16)


def key_of(kind: str, address: str) -> bytes:
    """What an address is counted under; a home with IPv6 has a whole network of them."""
    try:
        found = ip_address(address)
    except ValueError:
        network = ""
    else:
        mapped = getattr(found, "ipv4_mapped", None)
        length = 64 if isinstance(found, IPv6Address) and not mapped else 32
        network = str(ip_network((mapped or found, length), strict=False))
    return hashlib.blake2b(f"{kind} {network}".encode(), key=_secret, digest_size=16).digest()


def seconds_to_wait(request: HttpRequest, kind: str) -> int:
    """Count a request; 0 if it may be answered. No session is looked at: answers stay public."""
    per_minute: int = settings.REQUESTS_A_MINUTE[kind]
    address = client_address(request)
    # From this machine comes a proxy that isn't in TRUSTED_PROXIES, with all readers behind it.
    if not per_minute or is_in(address, THIS_MACHINE):
        return 0
    return math.ceil(limiter.wait(key_of(kind, address), per_minute))


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: what happened, and that it passes."""
    response = render(request, "429.html", {"words": WORDS}, status=429)
    return _not_now(response, seconds)


def too_many_in_words(request: HttpRequest, seconds: int) -> HttpResponse:
    """The same for programs."""
    return _not_now(HttpResponse(WORDS, status=429, content_type="text/plain"), seconds)


def _not_now(response: HttpResponse, seconds: int) -> HttpResponse:
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def limited(
    kind: str,
    methods: tuple[str, ...] = ("GET", "HEAD"),
    refuse: Callable[[HttpRequest, int], HttpResponse] = too_many,
) -> Callable[[View], View]:
    """A view that one address may ask so often; other methods aren't counted."""

    def limit(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            seconds = seconds_to_wait(request, kind) if request.method in methods else 0
            return refuse(request, seconds) if seconds else view(request, *args, **kwargs)

        return answer

    return limit
