"""Asks whether an address leads somewhere: politely, within limits, never inside our network."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urljoin, urlsplit

import certifi
from django.utils.encoding import iri_to_uri

from .addresses import PORTS, NameNotKnown, NotPublic, public_address

CONNECT_SECONDS = 5.0
# For one request as a whole, so that an answer that drips in ends too.
REQUEST_SECONDS = 15.0
MOST_REDIRECTS = 5
LONGEST_WAIT_DIGITS = 9
REDIRECTS = {301, 302, 303, 307, 308}
# The site is there, and doesn't talk to programs.
REFUSALS = {401, 403, 405, 406, 407, 429, 451, 999}
GONE = {404: "Not found (404)", 410: "Gone for good (410)"}


class Verdict(StrEnum):
    """What an answer means."""

    GOOD = "good"
    BAD = "bad"
    # No word from the site at all: it may be we who are cut off.
    SILENT = "silent"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Answer:
    """What came of asking."""

    verdict: Verdict
    problem: str = ""
    status: int | None = None
    wait_seconds: int = 0


class NotAsked(Exception):
    """The address can't or mustn't be asked; the message says why."""


@dataclass(frozen=True)
class _Reply:
    status: int
    location: str
    wait_seconds: int


def ask(url: str, user_agent: str) -> Answer:
    """HEAD, and GET where HEAD isn't answered well; without reading what it is about."""
    try:
        reply = _follow("HEAD", url, user_agent)
        if reply.status >= http.client.BAD_REQUEST:
            reply = _follow("GET", url, user_agent)
    except NotAsked as reason:
        return Answer(Verdict.UNCLEAR, str(reason))
    except NotPublic:
        return Answer(Verdict.UNCLEAR, "It leads into a private network, so it was not asked")
    except NameNotKnown:
        return Answer(Verdict.SILENT, "Nobody knows a site of this name")
    except ssl.SSLCertVerificationError:
        return Answer(Verdict.BAD, "The site’s certificate is not valid")
    except ValueError:
        # What a site redirects to may be anything.
        return Answer(Verdict.UNCLEAR, "This isn’t a web address")
    except TimeoutError:
        return Answer(Verdict.SILENT, "The site did not answer in time")
    except (OSError, http.client.HTTPException):
        return Answer(Verdict.SILENT, "The site did not answer")
    return _judge(reply)


def _judge(reply: _Reply) -> Answer:
    status, wait = reply.status, reply.wait_seconds
    if status < http.client.BAD_REQUEST:
        return Answer(Verdict.GOOD, status=status)
    if status in REFUSALS:
        problem = f"The site doesn’t answer programs ({status}): open it yourself"
        return Answer(Verdict.UNCLEAR, problem, status, wait)
    if status >= http.client.INTERNAL_SERVER_ERROR:
        return Answer(Verdict.BAD, f"The site has a fault ({status})", status, wait)
    return Answer(Verdict.BAD, GONE.get(status, f"The site refuses it ({status})"), status, wait)


def _follow(method: str, url: str, user_agent: str) -> _Reply:
    for _ in range(MOST_REDIRECTS + 1):
        reply = _request(method, url, user_agent)
        if reply.status not in REDIRECTS or not reply.location:
            return reply
        url = iri_to_uri(urljoin(url, reply.location)) or ""
    raise NotAsked("It leads from one address to the next without end")


def _request(method: str, url: str, user_agent: str) -> _Reply:
    parts = urlsplit(url)
    port = parts.port or PORTS.get(parts.scheme, 0)
    host = parts.hostname or ""
    if parts.scheme not in PORTS or not host or parts.username or port != PORTS[parts.scheme]:
        raise NotAsked("Only ordinary web addresses are asked")
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    connection = _PinnedConnection(host, port, parts.scheme == "https")
    headers = {"Host": host, "User-Agent": user_agent, "Accept": "*/*", "Connection": "close"}
    with _ended_after(REQUEST_SECONDS, connection):
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        wait = answer.getheader("Retry-After", "")
        location = answer.getheader("Location", "")
        return _Reply(answer.status, location, _seconds(wait))


def _seconds(wait: str) -> int:
    """How long a site asks to be left alone; a number without end is no answer."""
    return int(wait) if wait.isdecimal() and len(wait) <= LONGEST_WAIT_DIGITS else 0


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to the address that was looked at, whatever the name means a moment later."""

    def __init__(self, host: str, port: int, is_secure: bool) -> None:
        super().__init__(host, port, timeout=CONNECT_SECONDS)
        self.is_secure = is_secure

    def connect(self) -> None:
        """Look the name up, refuse what isn't public, and connect to just that."""
        address = public_address(self.host, self.port)
        self.sock: socket.socket = socket.create_connection((address, self.port), CONNECT_SECONDS)
        if self.is_secure:
            self.sock = _certificates().wrap_socket(self.sock, server_hostname=self.host)
        self.sock.settimeout(REQUEST_SECONDS)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


@contextmanager
def _ended_after(seconds: float, connection: http.client.HTTPConnection) -> Iterator[None]:
    """Close the connection when its time is up, or when it is done with."""
    is_over = threading.Event()

    def end() -> None:
        is_over.set()
        if connection.sock:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if is_over.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
        connection.close()
