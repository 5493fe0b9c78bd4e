"""Asks the store itself, as a reader's browser would, without a key."""

from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.http import HttpResponse


@dataclass(frozen=True)
class Answer:
    """What came back; header names as the store writes them, asked for in any case."""

    status: int
    headers: dict[str, str]
    content: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers[name.lower()]


def ask(url: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    """One request; a header `If_None_Match` is sent as If-None-Match. No redirect is followed."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"{parts.path}?{parts.query}", body=body, headers=named)
        response = connection.getresponse()
        given = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, given, response.read())
    finally:
        connection.close()


def follow(redirect: HttpResponse, method: str = "GET", **headers: str) -> Answer:
    """Go where the site sent a reader, as browsers do: same method, same headers."""
    assert redirect.status_code == 302, redirect.status_code
    return ask(redirect["Location"], method, **headers)
