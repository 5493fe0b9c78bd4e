"""A daemon that speaks ClamAV's INSTREAM over a real socket, well or badly."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

# The string every scanner knows as harmful, in two halves so that none takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

Behaviour = Callable[["FakeClamd", socket.socket], None]


@dataclass
class FakeClamd:
    """What it listens at, what it does, and the files it was given."""

    behave: Behaviour
    largest: int = 1024 * 1024
    url: str = ""
    received: list[bytes] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def serve(self, listening: socket.socket) -> None:
        """Answer one connection after another until the socket is closed."""
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                try:
                    self.behave(self, connection)
                except OSError:
                    continue


def scans(daemon: FakeClamd, connection: socket.socket) -> None:
    """As the real one does: sizes and chunks, a zero at the end, then one line."""
    stream = connection.makefile("rb")
    assert stream.read(10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack("!I", stream.read(4))[0]:
        content += stream.read(size)
        if len(content) > daemon.largest:
            connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            return
    daemon.received.append(content)
    is_bad = EICAR in content
    connection.sendall(b"stream: Eicar-Test-Signature FOUND\0" if is_bad else b"stream: OK\0")


def answers(*words: bytes) -> Behaviour:
    """Take the file, then say this whatever it was."""

    def behave(daemon: FakeClamd, connection: socket.socket) -> None:
        stream = connection.makefile("rb")
        stream.read(10)
        while size := struct.unpack("!I", stream.read(4))[0]:
            stream.read(size)
        for word in words:
            connection.sendall(word)

    return behave


def hangs(daemon: FakeClamd, connection: socket.socket) -> None:
    """Take the connection and never say anything."""
    daemon.is_over.wait(30)


def drips(daemon: FakeClamd, connection: socket.socket) -> None:
    """Say a little every now and then, so that no single wait is long."""
    while not daemon.is_over.wait(0.05):
        connection.sendall(b"s")


def hangs_up(daemon: FakeClamd, connection: socket.socket) -> None:
    """Take the connection and close it."""


@contextmanager
def clamd(behave: Behaviour = scans, socket_path: Path | None = None) -> Iterator[FakeClamd]:
    """A daemon on a port of this machine, or at a path, while the block lasts."""
    daemon = FakeClamd(behave)
    if socket_path:
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(socket_path))
        daemon.url = f"unix://{socket_path}"
    else:
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        daemon.url = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
    listening.listen()
    thread = threading.Thread(target=daemon.serve, args=(listening,), daemon=True)
    thread.start()
    try:
        yield daemon
    finally:
        daemon.is_over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
