"""Asks ClamAV's daemon about a file, where CLAMD_URL names one.

The protocol is one command, INSTREAM: https://docs.clamav.net/manual/Usage/Scanning.html#clamd.
Why there is no client library for it: docs/adr/0009-virus-scanner.md.
"""

import logging
import re
import socket
import struct
import time
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.files.base import File

logger = logging.getLogger(__name__)

CHUNK_BYTES = 256 * 1024
LONGEST_ANSWER = 1024
CONNECT_SECONDS = 3
# An editor waits for the first; nobody waits for the second.
UPLOAD_SECONDS = 15
BACKGROUND_SECONDS = 120

CLEAN = re.compile(rb"stream: OK\0?\n?")
FOUND = re.compile(rb"stream: ([^\0\n]+) FOUND\0?\n?")
SIZE_LIMIT = b"INSTREAM size limit exceeded"
# With "AlertExceedsMax yes" it says so of a file it has not looked at; otherwise it would say OK.
NOT_LOOKED_AT = b"Heuristics.Limits.Exceeded"

DOES_NOT_ANSWER = "Held: the virus scanner doesn't answer. It is asked again by itself."
IS_TOO_LARGE = (
    "Held: the file is larger than the virus scanner takes. Ask whoever looks after the site to "
    "raise its StreamMaxLength."
)
IS_NOT_UNDERSTOOD = (
    "Held: the virus scanner gave an answer that can't be understood. It is asked again by itself."
)


class Verdict(Enum):
    """What is known about a file."""

    OFF = "off"  # there is no scanner
    CLEAN = "clean"
    INFECTED = "infected"
    UNREACHABLE = "unreachable"  # not scanned: it must not go out


@dataclass(frozen=True)
class Scan:
    """A verdict; `reason` is the virus's name, or a sentence on why the file wasn't scanned."""

    verdict: Verdict
    reason: str = ""

    @property
    def is_infected(self) -> bool:
        """Whether the scanner knows it as harmful."""
        return self.verdict is Verdict.INFECTED

    @property
    def is_held(self) -> bool:
        """Whether it must wait, because nobody could look."""
        return self.verdict is Verdict.UNREACHABLE


@dataclass(frozen=True)
class Address:
    """Where the daemon listens: a host and port, or the path of a socket."""

    host: str = ""
    port: int = 0
    path: str = ""

    @classmethod
    def parse(cls, url: str) -> "Address":
        """From tcp://host:port or unix:///path; raises ValueError."""
        parts = urlsplit(url)
        port = _port_of(parts)
        if parts.scheme == "tcp" and parts.hostname and port and not parts.path.strip("/"):
            return cls(host=parts.hostname, port=port)
        if parts.scheme == "unix" and not parts.netloc and len(parts.path) > 1:
            return cls(path=parts.path)
        raise ValueError(f"CLAMD_URL must be tcp://host:port or unix:///path, not “{url}”.")


def _port_of(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        return None


class _Deadline:
    """The seconds that are left for a whole conversation, however slowly it goes."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def apply(self, connection: socket.socket) -> None:
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the virus scanner takes too long")
        connection.settimeout(left)


def scan(file: File | BinaryIO, *, seconds: float = BACKGROUND_SECONDS) -> Scan:
    """What the scanner says of a file, which is read from its start and left there.

    Never raises for the scanner: whatever goes wrong is a verdict that holds the file.
    """
    if not settings.CLAMD_URL:
        return Scan(Verdict.OFF)
    file.seek(0)
    try:
        return _verdict_of(_ask(Address.parse(settings.CLAMD_URL), file, _Deadline(seconds)))
    except (OSError, ValueError) as error:
        logger.warning("The virus scanner doesn't answer: %s", error)
        return Scan(Verdict.UNREACHABLE, DOES_NOT_ANSWER)
    finally:
        file.seek(0)


def _verdict_of(answer: bytes) -> Scan:
    if CLEAN.fullmatch(answer):
        return Scan(Verdict.CLEAN)
    if (found := FOUND.fullmatch(answer)) and not found[1].startswith(NOT_LOOKED_AT):
        return Scan(Verdict.INFECTED, found[1].decode("utf-8", "replace")[:100])
    logger.warning("The virus scanner answered: %r", answer[:200])
    if answer.startswith(SIZE_LIMIT) or found:
        return Scan(Verdict.UNREACHABLE, IS_TOO_LARGE)
    return Scan(Verdict.UNREACHABLE, IS_NOT_UNDERSTOOD if answer else DOES_NOT_ANSWER)


def _connect(address: Address) -> socket.socket:
    if not address.path:
        return socket.create_connection((address.host, address.port), CONNECT_SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(CONNECT_SECONDS)
        connection.connect(address.path)
    except OSError:
        connection.close()
        raise
    return connection


def _ask(address: Address, file: File | BinaryIO, deadline: _Deadline) -> bytes:
    """The daemon's answer; raises OSError. What the file itself can't give raises as it does."""
    with _connect(address) as connection:
        try:
            _send(connection, file, deadline)
        except (BrokenPipeError, ConnectionResetError):
            # It hangs up in the middle when a file is too large for it, and has said so before.
            logger.info("The virus scanner stopped listening.")
        return _read_answer(connection, deadline)


def _send(connection: socket.socket, file: File | BinaryIO, deadline: _Deadline) -> None:
    deadline.apply(connection)
    connection.sendall(b"zINSTREAM\0")
    while chunk := file.read(CHUNK_BYTES):
        deadline.apply(connection)
        connection.sendall(struct.pack("!I", len(chunk)) + chunk)
    deadline.apply(connection)
    connection.sendall(struct.pack("!I", 0))


def _read_answer(connection: socket.socket, deadline: _Deadline) -> bytes:
    """Up to the end of the answer, or as much as no answer is long."""
    answer = b""
    while len(answer) < LONGEST_ANSWER and not answer.endswith((b"\0", b"\n")):
        deadline.apply(connection)
        received = connection.recv(LONGEST_ANSWER)
        if not received:
            break
        answer += received
    return answer
