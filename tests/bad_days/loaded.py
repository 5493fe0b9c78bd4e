"""A process that has loaded the site and becomes its programs: to load it takes each 2 seconds.

Run as `python -m tests.bad_days.loaded`; each line it reads is a command with where to write, and
is answered with the id of the process that runs it.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import django
from django.urls import get_resolver

ROOT = Path(__file__).parents[2]
SECONDS_TO_DIE = 20


class LoadedSite:
    """Starts programs of the site, each in a group of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bad_days.loaded"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, words: list[str], log: Path) -> int:
        """What Python would be started with; returns the process id."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([words, str(log)]), file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def close(self) -> None:
        """The programs live on."""
        self.process.kill()
        self.process.communicate()


def wait_until_gone(process: int) -> None:
    """For a process that isn't a child of this one."""
    give_up_at = time.monotonic() + SECONDS_TO_DIE
    while Path(f"/proc/{process}").exists():
        assert time.monotonic() < give_up_at
        time.sleep(0.01)


def become(words: list[str], log: str) -> None:
    """Run a module (`-m`) or a file as Python would, in a group of processes of its own."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing, output = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND)
    for number, opened in enumerate((nothing, output, output)):
        os.dup2(opened, number)
    sys.argv = words[1:] if words[0] == "-m" else words
    if words[0] == "-m":
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(words[0], run_name="__main__")


def serve() -> None:
    """Until nobody asks any more."""
    django.setup()
    assert get_resolver().url_patterns  # asking for them loads the rest
    assert threading.active_count() == 1, "What runs in a thread isn't there after a fork."
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who are killed
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            become(*json.loads(line))
            return
        print(child, flush=True)


if __name__ == "__main__":
    serve()
