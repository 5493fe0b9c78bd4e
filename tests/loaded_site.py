"""A process that has loaded the site and becomes its programs: each would load it for seconds.

Run as `python -m tests.loaded_site NUMBER`, with the number of a socket. Each message there is a
command with its environment and its log; the answer is the id of the process that runs it. That
the programs start by themselves is tried in tests/deployment and by the walk of the first time.
"""

import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.files.storage import storages
from django.db import connections
from django.urls import get_resolver
from django.utils.module_loading import import_string

ROOT = Path(__file__).parents[1]
# For those who learn only later which database it is: whoever asks one before that is refused.
NOWHERE = "postgresql://nobody@/none?host=/nonexistent"
# Loaded by no settings, but by the programs.
MORE = (
    "django_tasks_db.management.commands.db_worker.Command",
    "gunicorn.app.wsgiapp.run",
    "gunicorn.workers.gthread.ThreadWorker",
)
# The settings that are others when the environment of a command is; tests/browser/test_sites.py
# compares with a process that has loaded nothing before.
FROM_THE_ENVIRONMENT = ("DATABASES", "MEDIA_ROOT", "STORAGES", "WAGTAILADMIN_BASE_URL")
LONGEST_MESSAGE = 60_000
WELL = b"0"


class LoadedSite:
    """Starts programs of the site, each in a group of processes of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.line, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.loaded_site", str(theirs.fileno())],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self.answers = self.line.makefile("rb")

    def start(self, words: list[str], environment: dict[str, str], log: Path) -> "Program":
        """What Python would be started with, and what is different in its environment."""
        log.touch()
        message = json.dumps([words, environment, str(log)]).encode()
        assert len(message) < LONGEST_MESSAGE
        end, told = os.pipe()
        socket.send_fds(self.line, [message], [told])
        os.close(told)
        answer = self.answers.readline()
        assert answer, f"The site could not be loaded: {self.process.wait()}"
        return Program(int(answer), end)

    def close(self) -> None:
        """Nothing can be started afterwards; the programs live on."""
        self.answers.close()
        self.line.close()
        self.process.kill()
        self.process.wait()


class Program:
    """As much of subprocess.Popen as is asked of a program of the site.

    It holds the other end of a pipe, as do the processes that it forks: the end of the pipe is the
    end of all of them.
    """

    def __init__(self, pid: int, end: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._end = end
        self._said = b""

    def poll(self) -> int | None:
        """What it ended with, 0 or 1; None while it runs."""
        with suppress(TimeoutError):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Raises TimeoutError when it still runs then."""
        give_up_at = time.monotonic() + timeout
        while self.returncode is None:
            if not select.select([self._end], [], [], max(0, give_up_at - time.monotonic()))[0]:
                raise TimeoutError
            said = os.read(self._end, 1)
            self._said += said
            if not said:
                os.close(self._end)
                self.returncode = 0 if self._said == WELL else 1
        return self.returncode

    def send_signal(self, number: int) -> None:
        """To it alone; those that it has started learn of it from it."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """It and whatever it has started, with kill -9."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)


def load() -> None:
    """All that the programs load, but nothing that they make of the settings."""
    django.setup()
    assert get_resolver().url_patterns  # asking for them loads the rest
    for name in (*settings.MIDDLEWARE, *MORE):
        import_string(name)
    assert threading.active_count() == 1, "What runs in a thread isn't there after a fork."
    gc.freeze()  # or each program looks through all of it for rubbish, and once more at its end


def serve(line: socket.socket) -> None:
    """Until nobody asks any more."""
    load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who are killed
    while True:
        message, pipe, _flags, _address = socket.recv_fds(line, LONGEST_MESSAGE, 1)
        if not message:
            return
        child = os.fork()
        if child == 0:
            line.close()
            become(*json.loads(message), told=pipe[0])
            return
        os.close(pipe[0])
        line.send(b"%d\n" % child)


def become(words: list[str], environment: dict[str, str], log: str, told: int) -> None:
    """Run a module (`-m`) or a file as Python would, in a group of processes of its own."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    output = os.open(log, os.O_WRONLY | os.O_APPEND)
    for number in (1, 2):
        os.dup2(output, number)
    os.close(output)
    if environment:
        os.environ.update(environment)
        read_the_settings_again()
    this, sys.argv = os.getpid(), words[1:] if words[0] == "-m" else words
    try:
        if words[0] == "-m":
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(words[0], run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    if os.getpid() == this:  # what it has forked comes to an end here, too
        os.write(told, WELL)


def read_the_settings_again() -> None:
    """The environment has changed, and with it the database and the place of files."""
    for name in [name for name in sys.modules if name.startswith("sscp_site.settings")]:
        del sys.modules[name]
    now = importlib.import_module(settings.SETTINGS_MODULE)
    for name in FROM_THE_ENVIRONMENT:
        setattr(settings, name, getattr(now, name))
    assert not any(one.connection for one in connections.all(initialized_only=True))
    made_anew(connections)
    # Fields of models hold this very object.
    made_anew(storages["default"], **settings.STORAGES["default"]["OPTIONS"])


def made_anew(thing: Any, **options: object) -> None:
    """As if it had never been asked anything."""
    vars(thing).clear()
    thing.__init__(**options)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
