"""The next release takes over while people read, and the one before comes back, with all data.

The next one is this very code with one column more, as a release may add it.
"""

import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from socket import create_server, socket

import pytest

from .conftest import PATIENCE, ROOT
from .test_systemd import HAND_OVER, command

LEFT_OUT = ("[.]*", "var", "media", "node_modules", "__pycache__", "*.egg-info", "staticfiles")
COLUMN = """

GlossaryTerm.add_to_class("checked_on", models.DateField(null=True, editable=False))
"""
MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.AddField("glossaryterm", "checked_on", models.DateField(null=True))
    ]
"""
# What an editor does, as whichever release is there does it.
EDITOR = """
import django
django.setup()
from core.models import GlossaryTerm
from home.models import HomePage
page = HomePage.objects.get()
"""
WRITE = (
    EDITOR
    + """
GlossaryTerm.objects.update_or_create(term="LCSPR", defaults={"meaning": "%s"})
page.heading = "%s"
page.save_revision().publish()
"""
)
WORDS = EDITOR + "print(page.heading, '|', GlossaryTerm.objects.get(term='LCSPR').meaning)"
CHECKED = EDITOR + 'GlossaryTerm.objects.filter(term="LCSPR").update(checked_on="2026-11-01")'
CHECKED_ON = EDITOR + 'print(GlossaryTerm.objects.get(term="LCSPR").checked_on)'

AS_PROXY = {"Host": "www.example.org", "X-Forwarded-Proto": "https"}
START = "How can we help?"  # on the home page that all tests begin with
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)


class Release:
    """A folder with the code of one release, as a server has it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def python(self, *words: str) -> str:
        return self.run(sys.executable, *words)

    @contextmanager
    def served(self, listening: socket) -> Iterator[None]:
        """As systemd starts it: with the socket that stays open. Until it has answered all."""
        web = [*command("sscp-web"), "--workers=1"]
        words = [sys.executable, "-c", HAND_OVER, str(listening.fileno()), *web]
        with subprocess.Popen(
            words, cwd=self.folder, env=self.environment, pass_fds=[listening.fileno()]
        ) as process:
            yield
            process.terminate()
            assert process.wait(60) == 0


class Reader:
    """Somebody who reads the front page all the time: the headings, or what went wrong."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: list[str] = []
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.read)

    def read(self) -> None:
        while not self.is_over.wait(0.05):
            try:
                request = urllib.request.Request(self.address, headers=AS_PROXY)
                with urllib.request.urlopen(request, timeout=60) as answer:
                    found = HEADING.search(answer.read().decode())
                self.answers.append(found[1].strip() if found else "a page without a heading")
            except OSError as error:
                self.answers.append(str(error))

    def has_read(self, more: int = 3) -> None:
        """Wait for so many answers more."""
        enough = len(self.answers) + more
        self.wait_until(lambda: len(self.answers) >= enough)

    def has_read_of(self, release: str) -> None:
        """Wait for what was written with it."""
        self.wait_until(lambda: release in self.answers)

    def wait_until(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, self.answers[-5:]
            time.sleep(0.05)

    def __enter__(self) -> "Reader":
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Until the answer to the last question."""
        self.is_over.set()
        self.thread.join()


@pytest.fixture
def releases(production: dict[str, str], tmp_path: Path) -> tuple[Release, Release]:
    """This one and the next, each in a folder of its own."""
    before, after = tmp_path / "before", tmp_path / "after"
    shutil.copytree(ROOT, before, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
    static = {"STATIC_ROOT": str(tmp_path / "static")}
    environment = production | {"MEDIA_ROOT": str(tmp_path / "media")} | static
    this = Release(before, environment)
    this.python("manage.py", "collectstatic", "--noinput", "--verbosity=0")
    shutil.copytree(before, after)
    with (after / "core/models/glossary.py").open("a") as model:
        model.write(COLUMN)
    (after / "core/migrations/0002_checked_on.py").write_text(MIGRATION)
    return this, Release(after, environment)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_next_release_comes_and_goes_with_all_data_while_people_read(
    releases: tuple[Release, Release],
) -> None:
    this, following = releases
    with create_server(("127.0.0.1", 0), backlog=128) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with Reader(address) as reader:
            with this.served(listening):
                reader.has_read()
                following.run("sh", "deploy/release.sh")
                # Its tables are there before it is: the one that still serves can write.
                this.python("-c", WRITE % ("this release", "this release"))
                reader.has_read_of("this release")
            with following.served(listening):
                reader.has_read()
                following.python("-c", WRITE % ("the next release", "the next release"))
                following.python("-c", CHECKED)
                reader.has_read_of("the next release")
            with this.served(listening):  # back again, on the tables as they are
                reader.has_read()
                assert this.python("-c", WORDS) == "the next release | the next release"
                this.python("-c", WRITE % ("this one again", "this one again"))
                reader.has_read_of("this one again")
            with following.served(listening):
                reader.has_read()
                reader.stop()
            assert following.python("-c", WORDS) == "this one again | this one again"
            # What only the next one knows has outlived the one before.
            assert following.python("-c", CHECKED_ON) == "2026-11-01"
    in_turn = [answer for answer, _ in groupby(reader.answers)]
    assert in_turn == [START, "this release", "the next release", "this one again"]
