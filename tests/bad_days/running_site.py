"""The site's programs as they are served, in a group of processes that can be killed."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import requests
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.test import Client

from scripts.run import programs
from tests.deployment.conftest import free_port
from tests.loaded_site import LoadedSite, Program

ROOT = Path(__file__).parents[2]
HOST = "www.example.org"
SECONDS_TO_START = 60
SECONDS_TO_DIE = 20
TOKEN = "t" * 32
# Production, with the keys of this test process, and without a second factor, which it can't show.
SETTINGS = """
from sscp_site.settings.production import *
SECRET_KEY = {key!r}
TWO_FACTORS_REQUIRED = False
MEDIA_ROOT = {media!r}
# Some of the small files of a test go by way of a temporary file, too.
FILE_UPLOAD_MAX_MEMORY_SIZE = 8000
STORAGES = {{
    "default": {{
        "BACKEND": "library.disk_storage.DiskStorage", "OPTIONS": {{"location": {media!r}}}
    }},
    "staticfiles": {{"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
}}
"""


class RunningSite:
    """Web server, worker and scheduler on one database and one folder of files."""

    def __init__(self, folder: Path, database_url: str, media: str) -> None:
        self.port = free_port()
        written = SETTINGS.format(key=settings.SECRET_KEY, media=media)
        (folder / "bad_day_settings.py").write_text(written)
        self.log = folder / "site.log"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": "/nonexistent",
            "PYTHONPATH": str(folder),
            "DJANGO_SETTINGS_MODULE": "bad_day_settings",
            "DATABASE_URL": database_url,
            "SECRET_KEY": "k" * 60,
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "DEFAULT_FROM_EMAIL": "site@example.org",
        }
        self.running: list[Program] = []
        self.loaded: LoadedSite | None = None

    def start(self) -> None:
        """Start all, and wait until the site says that it is ready."""
        self.loaded = self.loaded or LoadedSite(self.environment)
        for name, command in self._commands():
            assert command[0] == sys.executable, name
            self.running.append(self.loaded.start(command[1:], {}, self.log))
        give_up_at = time.monotonic() + SECONDS_TO_START
        while not self._is_ready():
            assert time.monotonic() < give_up_at, self.log.read_text()[-3000:]
            time.sleep(0.1)

    def kill(self) -> None:
        """All at once, with kill -9."""
        for program in self.running:
            program.kill()
        for program in self.running:
            program.wait(SECONDS_TO_DIE)
        self.running.clear()

    def close(self) -> None:
        """Nothing runs afterwards, and nothing can be started."""
        self.kill()
        if self.loaded:
            self.loaded.close()

    def _commands(self) -> Iterator[tuple[str, list[str]]]:
        """Those of `make run`; one process answers, to be up again soon."""
        for program in programs(self.port):
            more = ["--workers=1"] if "gunicorn" in program.command else []
            yield program.name, [sys.executable, *program.command[1:], *more]

    def _is_ready(self) -> bool:
        with suppress(requests.RequestException):
            return self.browser().get("/health/ready/").status_code == 200
        return False

    def browser(self, user: AbstractUser | None = None) -> "Browser":
        """A reader's, or that of somebody signed in."""
        return Browser(self.port, user)


class Browser:
    """Asks as a browser does behind the TLS proxy; `post` takes what Django's test client does."""

    def __init__(self, port: int, user: AbstractUser | None = None) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Connection": "close"}
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: TOKEN}
            said = "; ".join(f"{name}={value}" for name, value in cookies.items())
            self.headers |= {"Cookie": said, "X-CSRFToken": TOKEN, "Referer": f"https://{HOST}/"}

    def get(self, path: str) -> requests.Response:
        """Raises requests.RequestException when nobody answers, or in the middle of an answer."""
        return self._ask("GET", path)

    def post(
        self, path: str, data: dict[str, str], **files: tuple[str, bytes]
    ) -> requests.Response:
        """A form; the same error."""
        return self._ask("POST", path, data=data, files=files or None)

    def _ask(self, method: str, path: str, **content: object) -> requests.Response:
        return requests.request(
            method,
            f"{self.address}{path}",
            headers=self.headers,
            allow_redirects=False,
            timeout=30,
            **content,
        )
