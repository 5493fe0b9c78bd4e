"""A site that answers as a test tells it to, and writes down what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Response = tuple[int, dict[str, str], bytes]
KEPT = {
    "Cache-Control": "public, max-age=0, must-revalidate",
    "Surrogate-Control": "max-age=60, stale-if-error=86340",
    "Content-Type": "text/html; charset=utf-8",
}
PROBE = "/probe/"


class Asked:
    """One request that reached the site."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        self.method, self.path = handler.command, handler.path
        self.headers = {name.lower(): value for name, value in handler.headers.items()}


class ScriptedSite:
    """Answers what `answers` has for an address, else how often it was asked for it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.state = "one"
        self.is_up = True
        self.probe_takes = 0.0  # seconds
        self.asked: list[Asked] = []
        self.answers: dict[str, Callable[[Asked], Response]] = {}

    def times(self, path: str) -> int:
        """How often this address, with or without a query, was asked."""
        return sum(asked.path.partition("?")[0] == path for asked in self.asked)

    def answer(self, asked: Asked) -> Response:
        """What to answer."""
        if asked.path == PROBE:
            time.sleep(self.probe_takes)
            return (200 if self.is_up else 503), {}, b""
        self.asked.append(asked)
        path = asked.path.partition("?")[0]
        if not self.is_up:
            return 503, {"Content-Type": "text/html"}, b"The site is down."
        if path in self.answers:
            return self.answers[path](asked)
        return 200, KEPT | {"X-State": self.state}, f"{path} no. {self.times(path)}".encode()


@contextmanager
def running_site() -> Iterator[ScriptedSite]:
    """The site, until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, body = site.answer(Asked(self))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = ScriptedSite(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
