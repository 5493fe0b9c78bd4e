"""The machine of editors and readers, whose readers are given what the shared cache gives them.

Each step is one unit of work: the cache is told of it before anybody reads, as the site tells it
before it answers who made the change.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.http import HttpResponse
from django.test.testcases import QuietWSGIRequestHandler
from pytest_django import Settings
from wagtail.contrib.frontend_cache.utils import get_backends

from core.changes import state_now
from operations.shared_cache.emptying import is_told, tell
from tests.library.state.clock import clock
from tests.library.state.machine import EditorsAndReaders
from tests.library.state.running import SEED, play
from tests.library.state.world import Clock, World
from tests.shared_cache.varnish import KEY, Varnish, running_varnish

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STEPS = 50
# What is there without the database, which only one may ask at a time here.
PROBE = "/health/live/"


class Server(ThreadedWSGIServer):
    """Leaves the connection open, which isn't its own."""

    def _close_connections(self) -> None:
        pass


class ThroughVarnish:
    """A reader in the place of Django's test client."""

    def __init__(self, varnish: Varnish, clock: Clock, is_told: bool = True) -> None:
        self.varnish, self.clock, self.is_told = varnish, clock, is_told
        self.last_asked: datetime | None = None

    def get(self, url: str) -> HttpResponse:
        """One page."""
        return self.generic("GET", url, {})

    def generic(self, method: str, url: str, headers: dict[str, str]) -> HttpResponse:
        """What Varnish answers, as Django would have answered."""
        if self.is_told and not is_told(state_now().token):
            assert tell(list(get_backends().values()))
        if self.clock.time != self.last_asked:
            # The site's clock is turned by hours; Varnish has one of its own.
            self.varnish.let_time_pass()
            self.last_asked = self.clock.time
        answer = self.varnish.ask(url, method, **headers)
        response = HttpResponse(answer.body, status=answer.status)
        for name, value in answer.headers.items():
            response[name] = value
        return response


@pytest.fixture
def served(
    db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Varnish]:
    """Varnish before this very process, whose connection and transaction it shares."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = Server(
        ("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override={"default": connection}
    )
    server.set_app(WSGIHandler())
    # Each request would close it when it is answered.
    monkeypatch.setattr(connection, "close", lambda: None)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        with running_varnish(server.server_port, tmp_path, PROBE) as varnish:
            backend = "operations.shared_cache.backend.VarnishBackend"
            settings.WAGTAILFRONTENDCACHE = {
                "varnish": {"BACKEND": backend, "LOCATION": varnish.url, "KEY": KEY}
            }
            yield Varnish(varnish.port, varnish.folder, host="testserver")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        connection.dec_thread_sharing()


def hits(varnish: Varnish) -> int:
    """How often a reader was given what was kept."""
    return varnish.counted("MAIN.cache_hit")


def machine(clock: Clock, varnish: Varnish, is_told: bool = True) -> Callable[[], World]:
    """Stories whose readers ask Varnish."""

    class WithASharedCache(EditorsAndReaders):
        def begin(self) -> None:
            super().begin()
            self.readers.reader = ThroughVarnish(varnish, clock, is_told)  # type: ignore[assignment]

    return lambda: WithASharedCache(clock)


def test_readers_get_what_the_model_says(clock: Clock, served: Varnish) -> None:
    print(f"STATE_SEED={SEED} STATE_STEPS={STEPS}, through Varnish")
    assert play(machine(clock, served), steps=STEPS) >= STEPS
    # Not because nothing was ever kept.
    assert hits(served) > STEPS


def test_a_cache_that_is_not_told_is_found_out(clock: Clock, served: Varnish) -> None:
    with pytest.raises(AssertionError):
        play(machine(clock, served, is_told=False), steps=STEPS)
