"""What the deployment files say, and an environment to run their commands in."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from ruamel.yaml import YAML

from sscp_site.settings import environment as environment_values

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())
    return loaded


@pytest.fixture
def production(db: None) -> dict[str, str]:
    """The environment of production, with this run's database."""
    address = urlsplit(environment_values.DATABASE_URL)
    database = address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    scripts = str(Path(sys.executable).parent)
    return {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": "/nonexistent",
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.production",
        "DATABASE_URL": database.replace("postgresql:/sscp", "postgresql:///sscp"),
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "DEFAULT_FROM_EMAIL": "site@example.org",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a program in the checkout; it is ended with the test.

    One may be `ended_at_once` that keeps nothing and takes its time over a polite end.
    """
    running: list[subprocess.Popen[bytes]] = []
    unkept: list[subprocess.Popen[bytes]] = []

    def begin(
        command: list[str], environment: dict[str, str], *, ended_at_once: bool = False
    ) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.append(process)
        if ended_at_once:
            unkept.append(process)
        return process

    yield begin
    for process in running:
        process.kill() if process in unkept else process.terminate()
    for process in running:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def status(address: str, **headers: str) -> int:
    """The HTTP status of an address; 0 if nobody answers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers=named), timeout=5
        ) as answer:
            found: int = answer.status
            return found
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait for it as long as the process lives."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, f"{process.args!r} ended with {process.returncode}"
        assert time.monotonic() < deadline, f"{process.args!r} is not ready"
        time.sleep(0.1)
