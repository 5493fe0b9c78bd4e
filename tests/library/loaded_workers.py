"""Checks of files in children of a process that has loaded what they need.

For tests of what is found in many small files, where each child would load libraries for most of
its time. That a child starts by itself is tried in all the others.
"""

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from library.safety.runner import ENVIRONMENT

ROOT = Path(__file__).parents[2]
LOADED = ("worker", "clean.worker", "words.worker")


class LoadedWorkers:
    """Starts children, one after the other."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair()
        self.told = self.line.makefile("rb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.library.loaded_workers", str(theirs.fileno())],
            cwd=ROOT,
            env=os.environ | ENVIRONMENT,
            pass_fds=[theirs.fileno()],
            stderr=subprocess.DEVNULL,
        )
        theirs.close()

    def popen(self, command: list[str], **_options: object) -> "Child":
        """In the place of subprocess.Popen; the options are those of every check."""
        return Child(self.line, self.told, command[2])

    def close(self) -> None:
        """Nothing can be started afterwards."""
        self.told.close()
        self.line.close()
        self.process.wait(10)


class Child:
    """As much of a Popen as a check asks for."""

    def __init__(self, line: socket.socket, told: IO[bytes], module: str) -> None:
        self.told = told
        asked, self.request = os.pipe()
        self.answer, answered = os.pipe()
        socket.send_fds(line, [module.encode()], [asked, answered])
        os.close(asked)
        os.close(answered)
        self.pid = self._told()
        self.returncode: int | None = None

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self.answer)
        if self.returncode is None:
            self.returncode = self._told()

    def communicate(self, request: bytes = b"", timeout: float | None = None) -> tuple[bytes, None]:
        """A check that hangs is killed by its own limit of time and makes the test fail."""
        with os.fdopen(self.request, "wb") as asked:
            asked.write(request)
        with os.fdopen(os.dup(self.answer), "rb") as answered:
            output = answered.read()
        self.returncode = self._told()
        return output, None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def _told(self) -> int:
        told: int = json.loads(self.told.readline())
        return told


def serve(line: socket.socket) -> None:
    """Until the other end is closed."""
    for name in LOADED:
        runpy.run_module(f"library.safety.{name}", run_name="loaded")
    while True:
        module, pipes, _flags, _address = socket.recv_fds(line, 100, 2)
        if not module:
            return
        child = os.fork()
        if child == 0:
            for number, opened in enumerate(pipes):
                os.dup2(opened, number)
                os.close(opened)
            line.close()
            sys.argv = [module.decode()]
            runpy.run_module(module.decode(), run_name="__main__", alter_sys=True)
            sys.exit()
        for opened in pipes:
            os.close(opened)
        line.send(b"%d\n" % child)
        _pid, status = os.waitpid(child, 0)
        line.send(b"%d\n" % os.waitstatus_to_exitcode(status))


def stand_in(workers: LoadedWorkers) -> Any:
    """What the runner takes for the module subprocess."""

    class Subprocess:
        Popen = staticmethod(workers.popen)
        PIPE, DEVNULL = subprocess.PIPE, subprocess.DEVNULL
        TimeoutExpired = subprocess.TimeoutExpired

    return Subprocess


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
