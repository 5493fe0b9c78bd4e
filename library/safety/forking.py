"""Children that needn't load anything first, which is nine tenths of the time of a small file.

A child is as much alone with its file as a new process is: its memory and its pipes are its own,
and what it was forked from has never opened a file.
"""

import os
import select
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress

from .fork_server import TAKEN
from .processes import CHECKOUT, Ended, ask_new_process, environment

PIECE = 1 << 16  # bytes
# A server that is told to end has this many seconds: it kills its child and goes.
ENDING = 2.0


class NotServed(Exception):
    """The server has ended, or could not fork."""


class ForkServer:
    """Forks children that are workers of this package, for as many threads as ask at once.

    Each of them has a server process, which ends when it isn't used for a minute, and with this
    process, however that ends.
    """

    def __init__(self, *workers: str) -> None:
        self._workers = workers
        self._lock = threading.Lock()
        self._waiting: list[_Server] = []
        forget = weakref.WeakMethod(self._forget)
        os.register_at_fork(after_in_child=lambda: (forget() or (lambda: None))())
        weakref.finalize(self, _end_all, self._waiting)

    def ask(self, worker: str, request: bytes, seconds: float) -> Ended:
        """As `ask_new_process`, which also answers when no server does."""
        for server in self._servers():
            try:
                ended = server.ask(worker, request, seconds)
            except (NotServed, OSError):
                server.end()
                continue
            if ended.code is None:
                server.end()
            else:
                with self._lock:
                    self._waiting.append(server)
            return ended
        return ask_new_process(worker, request, seconds)

    def close(self) -> None:
        """End the servers; the next request starts one again."""
        with self._lock:
            _end_all(self._waiting)

    def _servers(self) -> "Iterator[_Server]":
        """Those that wait, of which some may have ended, and a new one at last."""
        while True:
            with self._lock:
                if not self._waiting:
                    break
                server = self._waiting.pop()
            yield server
        yield _Server(self._workers)

    def _forget(self) -> None:
        """In a process forked from this one: the servers are the parent's."""
        self._lock = threading.Lock()
        for server in self._waiting:
            server.line.close()
            server.process.returncode = 0  # it is not ours to wait for
        self._waiting.clear()


class _Server:
    """One server process, which has one child at a time."""

    def __init__(self, workers: tuple[str, ...]) -> None:
        self.line, theirs = socket.socketpair()
        command = [sys.executable, "-m", "library.safety.fork_server", str(theirs.fileno())]
        self.process = subprocess.Popen(
            [*command, *workers],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what a parser says of a file may quote it
            env=environment(),
            cwd=CHECKOUT,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def ask(self, worker: str, request: bytes, seconds: float) -> Ended:
        """Raises NotServed or OSError when there is no child."""
        self.line.settimeout(seconds)
        output = self._start(worker, request)
        try:
            answer, is_whole = _read(output, time.monotonic() + seconds)
        finally:
            os.close(output)
        if not is_whole:
            return Ended(answer, None)
        return Ended(answer, int(self._told()))

    def _start(self, worker: str, request: bytes) -> int:
        """Where to read what the child writes."""
        asked, asking = os.pipe()
        output, answering = os.pipe()
        try:
            try:
                socket.send_fds(self.line, [worker.encode()], [asked, answering])
            finally:
                os.close(asked)
                os.close(answering)
            if self.line.recv(len(TAKEN)) != TAKEN:
                raise NotServed
            with suppress(BrokenPipeError), os.fdopen(asking, "wb", closefd=False) as pipe:
                pipe.write(request)
        except BaseException:
            os.close(output)
            raise
        finally:
            os.close(asking)
        return output

    def _told(self) -> bytes:
        """The server's next line."""
        said = b""
        while not said.endswith(b"\n"):
            more = self.line.recv(16)
            if not more:
                raise NotServed
            said += more
        return said

    def end(self) -> None:
        """Let it go, with a child that is at work."""
        self.line.close()
        try:
            self.process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _end_all(servers: list[_Server]) -> None:
    while servers:
        servers.pop().end()


def _read(pipe: int, deadline: float) -> tuple[bytes, bool]:
    """What was written until the deadline, and whether that was all."""
    said = bytearray()
    while (left := deadline - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            piece = os.read(pipe, PIECE)
            if not piece:
                return bytes(said), True
            said += piece
    return bytes(said), False
