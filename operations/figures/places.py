"""Where several processes keep one count: a place for each that runs, used again by the next.

Prometheus' library keeps a file for each process id, for ever. Web servers replace their processes
after some thousand requests, and the files would grow without end. So a process takes the first
place that no other holds; the lock ends with the process, whatever ends it, and the next one goes
on with its counts.
"""

import fcntl
import os
from pathlib import Path

_held: dict[int, tuple[int, int]] = {}


def own_place(folder: Path) -> int:
    """The number of this process' place. Called again after a fork, it is another one."""
    pid = os.getpid()
    if pid not in _held:
        _held.clear()
        folder.mkdir(parents=True, exist_ok=True)
        _held[pid] = _take(folder)
    return _held[pid][0]


def _take(folder: Path) -> tuple[int, int]:
    number = 0
    while True:
        handle = os.open(folder / f"place-{number}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            number += 1
        else:
            return number, handle
