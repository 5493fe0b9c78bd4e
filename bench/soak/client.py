"""Asks as a browser does behind the TLS proxy: over connections that stay open."""

import gzip
import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

HOST = "www.example.org"
TIMEOUT = 60  # seconds
# Varnish closes a connection on which nothing was asked for 5 seconds, and others do so sooner.
LONGEST_IDLE = 2.0  # seconds
CLOSED = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)


@dataclass(frozen=True)
class Answer:
    """One answer; header names in small letters, the body as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The words of a page."""
        body = self.body
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return body.decode()


class Connection:
    """One connection of the proxy, on which readers ask one after the other; for one thread."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection: http.client.HTTPConnection | None = None
        self.last_used = 0.0

    def ask(
        self,
        method: str,
        path: str,
        reader: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Raises OSError or http.client.HTTPException when there is no answer."""
        said = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": reader,
            "Accept-Encoding": "gzip",
            **(headers or {}),
        }
        if time.monotonic() - self.last_used > LONGEST_IDLE:
            self.close()
        is_used = self.connection is not None
        try:
            return self._ask(method, path, said, body)
        except CLOSED:
            # As browsers do: what the other side closed while nobody asked is asked anew, once.
            self.close()
            if not is_used or method not in ("GET", "HEAD"):
                raise
            return self._ask(method, path, said, body)

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            self.connection.request(method, path, body=body, headers=dict(headers))
            response = self.connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            if cookies := response.headers.get_all("Set-Cookie"):
                found["set-cookie"] = "\n".join(cookies)
            answer = Answer(response.status, found, response.read())
            self.last_used = time.monotonic()
            return answer
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of it; the next question opens another."""
        if self.connection:
            self.connection.close()
            self.connection = None


class Jar:
    """The cookies of one browser."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def take(self, answer: Answer) -> None:
        """Keep what the answer sets, forget what it ends."""
        for line in filter(None, answer.headers.get("set-cookie", "").split("\n")):
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value

    @property
    def header(self) -> dict[str, str]:
        """What the browser sends."""
        said = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": said} if said else {}
