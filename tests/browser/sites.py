"""A whole site for the walks: its own database and files, served as `make run` serves it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.browser import databases

SECONDS_TO_START = 60
# Name and password of somebody who may write and publish, in every copy.
EDITOR = ("walker", "walks-through-the-editor")
# Another one, for what takes two people.
SECOND_EDITOR = ("companion", "looks-at-every-place")
# Who approves, and may let something through.
MANAGER = ("overseer", "answers-for-it-by-name")


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
    media: Path
    addresses: dict[str, str]

    def page(self, page_type: str) -> str:
        """The whole address of a public page of a type, named as in `reviewpage`."""
        return self.url + self.addresses[page_type]

    def let_the_worker_work(self) -> None:
        """Do what waits for the background worker, such as checks of new files."""
        command = ["manage.py", "db_worker", "--backend=background", "--queue-name=*", "--batch"]
        subprocess.run(
            [sys.executable, *command, "--no-reload", "--verbosity=0"],
            cwd=settings.BASE_DIR,
            env=environment(self.database, self.media),
            check=True,
        )


def environment(database: str, media: Path, port: int = 8000) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev",
        "DATABASE_URL": databases.address_of(database),
        "MEDIA_ROOT": str(media),
        "PORT": str(port),
        "PYTHONPATH": str(settings.BASE_DIR),
        "S3_BUCKET": "",
    }


def prepare(database: str, media: Path, tables_of: str | None) -> PreparedContent:
    """Load the site's content into a new database and an empty folder.

    `tables_of` is the database of a site without content: a copy is made sooner than new tables.
    """
    databases.create(database, **({"copy_of": tables_of} if tables_of else {}))
    program = Path(__file__).with_name("prepare_content.py")
    done = subprocess.run(
        [sys.executable, str(program)],
        cwd=settings.BASE_DIR,
        env=environment(database, media),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The content could not be loaded:\n{done.stdout}\n{done.stderr}")
    return PreparedContent(database, str(media), json.loads(done.stdout.splitlines()[-1]))


def throw_away(database: str, media: Path) -> None:
    """The end of prepared content."""
    databases.drop(database)
    shutil.rmtree(media, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def running(content: PreparedContent, purpose: str, folder: Path) -> Iterator[RunningSite]:
    """A copy of the content, served until the end of the block and then thrown away."""
    database = databases.name_of(purpose)
    databases.create(database, copy_of=content.database)
    shutil.copytree(content.media, folder / "media")
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "sscp_site.wsgi", f"--bind=127.0.0.1:{port}"]
    command += ["--worker-class=gthread", "--threads=4", "--no-control-socket"]
    command += ["--limit-request-line=0"]
    log = (folder / "server.log").open("w")
    with (
        log,
        subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(database, folder / "media", port),
            stdout=log,
            stderr=log,
        ) as server,
    ):
        try:
            wait_for(port, server, folder / "server.log")
            media = folder / "media"
            yield RunningSite(f"http://127.0.0.1:{port}", database, media, content.addresses)
        finally:
            server.terminate()
            server.wait(timeout=20)
            databases.drop(database)


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")
