"""Asking a server of ours, which answers well, badly, late or in circles. No database."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from desk.links import addresses, asking
from desk.links.asking import Verdict, ask

AGENT = "LinkCheck/1.0 (+https://partnership.example.org)"


class Handler(BaseHTTPRequestHandler):
    """`/404` answers 404, `/to/...` redirects there, `/drip` never ends."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/drip":
            self._drip()
        elif self.path.startswith("/to/"):
            self._send(302, Location=self.path.removeprefix("/to/"))
        elif self.path == "/no-head":
            self._send(405 if self.command == "HEAD" else 200)
        elif self.path == "/busy":
            self._send(503, **{"Retry-After": "7200"})
        elif self.path == "/busy-for-ever":
            self._send(503, **{"Retry-After": "9" * 30})
        else:
            self._send(int(self.path.strip("/") or 200))

    def _send(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def base(port: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """`http://good.example` is our server; other names are what they are."""
    real = addresses.public_address

    def ours(host: str, asked_port: int) -> str:
        return "127.0.0.1" if host == "good.example" else real(host, asked_port)

    monkeypatch.setattr(asking, "public_address", ours)
    monkeypatch.setattr(asking, "PORTS", {"http": port, "https": 443})
    Handler.asked = []
    return "http://good.example"


@pytest.mark.parametrize(
    ("path", "verdict", "words"),
    [
        ("/200", Verdict.GOOD, ""),
        ("/no-head", Verdict.GOOD, ""),
        ("/404", Verdict.BAD, "Not found (404)"),
        ("/410", Verdict.BAD, "Gone for good (410)"),
        ("/500", Verdict.BAD, "The site has a fault (500)"),
        ("/400", Verdict.BAD, "The site refuses it (400)"),
        ("/403", Verdict.UNCLEAR, "open it yourself"),
        ("/429", Verdict.UNCLEAR, "open it yourself"),
        ("/to//to//200", Verdict.GOOD, ""),
        ("/to//404", Verdict.BAD, "Not found (404)"),
        ("/to/file:///etc/passwd", Verdict.UNCLEAR, "Only ordinary web addresses are asked"),
        ("/to/http://[bad", Verdict.UNCLEAR, "This isn’t a web address"),
    ],
)
def test_answers_are_understood(base: str, path: str, verdict: Verdict, words: str) -> None:
    answer = ask(f"{base}{path}", AGENT)
    assert answer.verdict == verdict
    assert words in answer.problem


def test_head_is_enough_where_it_is_answered(base: str) -> None:
    ask(f"{base}/200?a=1#part", AGENT)
    assert [each[0] for each in Handler.asked] in (["HEAD"], ["HEAD", "GET"])
    Handler.asked = []
    ask(f"{base}/200", AGENT)
    assert Handler.asked == [("HEAD", "/200", AGENT)]
    Handler.asked = []
    ask(f"{base}/404", AGENT)
    assert [each[0] for each in Handler.asked] == ["HEAD", "GET"]


def test_a_site_may_say_how_long_to_wait(base: str) -> None:
    assert ask(f"{base}/busy", AGENT).wait_seconds == 7200


def test_no_site_makes_us_wait_for_ever(base: str) -> None:
    assert ask(f"{base}/busy-for-ever", AGENT).wait_seconds == 0


def test_circles_end(base: str) -> None:
    Handler.asked = []
    circle = f"{base}/to/{base}/to/"
    answer = ask(circle + "/to/" * 20, AGENT)
    assert answer.verdict == Verdict.UNCLEAR
    assert len(Handler.asked) <= 6


def test_a_redirect_into_our_network_is_not_followed(
    base: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ask(f"{base}/to/http://127.0.0.1:{port}/200", AGENT)
    assert answer.verdict == Verdict.UNCLEAR
    assert "private network" in answer.problem
    assert [path for _, path, _ in Handler.asked if path == "/200"] == []


@pytest.mark.parametrize(
    "url", ["http://user:word@good.example/200", "ftp://good.example/", "http://good.example:22/"]
)
def test_unusual_addresses_are_not_asked(base: str, url: str) -> None:
    assert ask(url, AGENT).verdict == Verdict.UNCLEAR
    assert Handler.asked == []


def test_an_answer_that_drips_in_ends_too(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "REQUEST_SECONDS", 0.3)
    begun = time.monotonic()
    answer = ask(f"{base}/drip", AGENT)
    assert time.monotonic() - begun < 3
    assert (answer.verdict, answer.problem) == (
        Verdict.SILENT,
        "The site did not answer in time",
    )


def test_a_name_that_nobody_knows(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    answer = ask("https://nobody.example/", AGENT)
    assert (answer.verdict, answer.problem) == (Verdict.SILENT, "Nobody knows a site of this name")


def test_a_certificate_that_is_not_valid(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise ssl.SSLCertVerificationError("certificate has expired")

    monkeypatch.setattr(asking, "public_address", refuse)
    answer = ask("https://good.example/", AGENT)
    assert (answer.verdict, answer.problem) == (Verdict.BAD, "The site’s certificate is not valid")


def test_a_site_that_is_down(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        free = taken.getsockname()[1]
    monkeypatch.setattr(asking, "PORTS", {"http": free, "https": 443})
    assert ask("http://good.example/", AGENT).verdict == Verdict.SILENT
