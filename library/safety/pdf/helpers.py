"""Work shared out among processes: each is a copy of this one and sends JSON lines back.

A crash in native code ends one helper; what the others find still counts.
"""

import ctypes
import json
import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
Work = Callable[[int, TextIO], None]


class Crashed(Exception):
    """A helper did not come to its end."""


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(number: int, work: Work) -> Iterator[dict[str, Any]]:
    """The lines that the helpers write, as they come. Raises Crashed after the last one.

    `work` is called in each helper with the helper's number and the stream to write to.
    """
    helpers = dict(_start(each, work) for each in range(number))
    yield from _lines(list(helpers.values()))
    endings = [os.waitpid(child, 0)[1] for child in helpers]
    if any(endings):
        raise Crashed


def _start(number: int, work: Work) -> tuple[int, int]:
    """The new process and the pipe to read from."""
    reading, writing = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.close(reading)
        _die_with(parent)
        with os.fdopen(writing, "w", encoding="utf-8") as stream:
            work(number, stream)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is to be cleaned up here


def _die_with(parent: int) -> None:
    """A helper must not outlive a check that was stopped."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _lines(pipes: list[int]) -> Iterator[dict[str, Any]]:
    rest = dict.fromkeys(pipes, b"")
    with selectors.DefaultSelector() as selector:
        for pipe in pipes:
            selector.register(pipe, selectors.EVENT_READ)
        while rest:
            for key, _ in selector.select():
                pipe = key.fd
                data = os.read(pipe, 1 << 16)
                *whole, rest[pipe] = (rest[pipe] + data).split(b"\n")
                for line in whole:
                    yield json.loads(line)
                if not data:
                    selector.unregister(pipe)
                    os.close(pipe)
                    del rest[pipe]
