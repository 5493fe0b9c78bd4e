"""A whole site for the walks: its own database and files, served as `make run` serves it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from scripts.run import programs
from tests.browser import databases
from tests.loaded_site import NOWHERE, Program

SECONDS_TO_START = 60
SECONDS_TO_WORK = 300
SECONDS_TO_END = 10
# Starts what Python would be started with, in an environment, with a log: `start_anew`, or
# `LoadedSite.start`, which is sooner up.
Running = subprocess.Popen[bytes] | Program
Start = Callable[[list[str], dict[str, str], Path], Running]
# Name and password of somebody who may write and publish, in every copy.
EDITOR = ("walker", "walks-through-the-editor")
# Another one, for what takes two people.
SECOND_EDITOR = ("companion", "looks-at-every-place")
# Who approves, and may let something through.
MANAGER = ("overseer", "answers-for-it-by-name")


def session_of(name: str) -> str:
    """The key of a session in which somebody has signed in already, in every copy."""
    return f"the-session-of-{name}"


@dataclass(frozen=True)
class PreparedContent:
    """The content as loaded once; sites are copies of it."""

    database: str
    media: str
    addresses: dict[str, str]


@dataclass(frozen=True)
class RunningSite:
    """A site that answers at `url` (without a slash at the end)."""

    url: str
    database: str
    folder: Path
    addresses: dict[str, str]
    start: Start

    def page(self, page_type: str) -> str:
        """The whole address of a public page of a type, named as in `reviewpage`."""
        return self.url + self.addresses[page_type]

    def let_the_worker_work(self) -> None:
        """Do what waits for the background worker, such as checks of new files."""
        command = [*words_of("background worker"), "--batch", "--no-startup-delay"]
        log = self.folder / "worker.log"
        worker = self.start(command, environment(self.database, self.folder / "media"), log)
        if worker.wait(SECONDS_TO_WORK):
            raise RuntimeError(f"The worker failed:\n{log.read_text()}")


def words_of(program: str, port: int = 8000) -> list[str]:
    """What `make run` starts Python with for one of its programs."""
    return next(one.command[1:] for one in programs(port) if one.name == program)


def environment(database: str, media: Path, port: int = 8000) -> dict[str, str]:
    """What is different from site to site."""
    return {
        "DATABASE_URL": databases.address_of(database),
        "MEDIA_ROOT": str(media),
        "PORT": str(port),
    }


def common_environment() -> dict[str, str]:
    """What isn't."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev",
        "DATABASE_URL": NOWHERE,
        "PYTHONPATH": str(settings.BASE_DIR),
        "S3_BUCKET": "",
    }


def start_anew(words: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """A program that loads everything itself, as on a server."""
    with log.open("w") as output:
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=settings.BASE_DIR,
            env=common_environment() | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )


def prepare(
    start: Start, database: str, media: Path, log: Path, tables_of: str | None
) -> PreparedContent:
    """Load the site's content into a new database and an empty folder.

    `tables_of` is the database of a site without content: a copy is made sooner than new tables.
    """
    databases.create(database, **({"copy_of": tables_of} if tables_of else {}))
    program = str(Path(__file__).with_name("prepare_content.py"))
    done = start([program], environment(database, media), log).wait(SECONDS_TO_WORK)
    said = log.read_text()
    if done:
        raise RuntimeError(f"The content could not be loaded:\n{said}")
    return PreparedContent(database, str(media), json.loads(said.splitlines()[-1]))


def throw_away(database: str, media: Path) -> None:
    """The end of prepared content."""
    databases.drop(database)
    shutil.rmtree(media, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def running(
    content: PreparedContent, purpose: str, folder: Path, start: Start
) -> Iterator[RunningSite]:
    """A copy of the content, served until the end of the block and then thrown away."""
    database = databases.name_of(purpose)
    databases.create(database, copy_of=content.database)
    shutil.copytree(content.media, folder / "media")
    port = free_port()
    command = [*words_of("web server", port), "--workers=1"]
    log = folder / "server.log"
    server = start(command, environment(database, folder / "media", port), log)
    try:
        wait_for(port, server, log)
        yield RunningSite(f"http://127.0.0.1:{port}", database, folder, content.addresses, start)
    finally:
        end(server)
        databases.drop(database)


def end(server: Running) -> None:
    """At once: nobody waits for an answer any more.

    One in some thousand web servers doesn't come to its end when it is told, for a reason that was
    never seen (a thread of its that still sends to a browser?). How they end when readers are there
    is what tests/deployment is about.
    """
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(SECONDS_TO_END)
    except (TimeoutError, subprocess.TimeoutExpired):
        server.kill()
        server.wait(SECONDS_TO_END)


def wait_for(port: int, server: Running, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")
