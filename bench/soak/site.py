"""The site as it is deployed: web server, worker, scheduler and Varnish, each with its log."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers import servers
from bench.server import free_port, wait_for
from bench.soak.client import HOST, Connection
from bench.soak.facts import Facts

ROOT = Path(__file__).parents[2]
UNITS = ROOT / "deploy" / "systemd"
# A process that is replaced after so many answers would hide that it grows.
NOT_AS_DEPLOYED = ("--max-requests", "--bind", "--heartbeat")
SECONDS_TO_BEGIN, SECONDS_TO_END = 60, 40


@dataclass(frozen=True)
class RunningSite:
    """What runs; readers and editors reach it at `port`, which is Varnish's."""

    port: int
    database: str
    folder: Path
    programs: dict[str, subprocess.Popen[bytes]]

    @property
    def log(self) -> Path:
        """What web server, worker and scheduler write."""
        return self.folder / "site.log"


def environment(database: str, folder: Path) -> dict[str, str]:
    """Production's, with keys of this run alone."""
    return {
        "PATH": servers.WHERE,
        "HOME": "/nonexistent",
        "DJANGO_SETTINGS_MODULE": "bench.soak.settings",
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": secrets.token_hex(40),
        "ALLOWED_HOSTS": HOST,
        "BASE_URL": f"https://{HOST}",
        "DEFAULT_FROM_EMAIL": "site@example.org",
        "EMAIL_URL": "dummymail://",
        "TRUSTED_PROXIES": "127.0.0.1/32",
        "SHARED_CACHE_KEY": servers.KEY,
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def prepare(values: dict[str, str]) -> Facts:
    """Load the whole content; raises CalledProcessError, with the program's words printed."""
    command = [sys.executable, "-m", "bench.soak.prepare"]
    done = subprocess.run(command, cwd=ROOT, env=values, stdout=subprocess.PIPE, check=True)
    return Facts.read(json.loads(done.stdout.splitlines()[-1]))


def deployed_command(unit: str) -> list[str]:
    """What systemd starts, with this Python, and without what is for one server alone."""
    lines = (UNITS / f"{unit}.service").read_text().splitlines()
    words = next(line for line in lines if line.startswith("ExecStart=")).split()[1:]
    return [sys.executable, *(word for word in words if not word.startswith(NOT_AS_DEPLOYED))]


@contextmanager
def running(values: dict[str, str], folder: Path) -> Iterator[RunningSite]:
    """All of it, until the end of the block."""
    port, behind = free_port(), free_port()
    values = values | {"SHARED_CACHE_URLS": f"http://127.0.0.1:{port}"}
    commands = {
        "web": [*deployed_command("sscp-web"), f"--bind=127.0.0.1:{behind}"],
        "worker": deployed_command("sscp-worker"),
        "scheduler": deployed_command("sscp-scheduler"),
    }
    site = RunningSite(port, values["DATABASE_URL"], folder, {})
    with ExitStack() as stack:
        log = stack.enter_context(site.log.open("ab"))
        # First, because the others tell it what changes.
        varnish = servers.varnish(behind, port, folder / "varnish")
        site.programs["varnish"] = stack.enter_context(varnish)
        for name, command in commands.items():
            site.programs[name] = stack.enter_context(_program(command, values, log.fileno()))
        wait_for(behind, site.programs["web"])
        wait_until_ready(site)
        yield site


def wait_until_ready(site: RunningSite) -> None:
    """Until readers are answered through the cache. Raises SystemExit with the log's last words."""
    connection, deadline = Connection(site.port), time.monotonic() + SECONDS_TO_BEGIN
    while connection.ask("GET", "/", "198.51.100.1").status != 200:
        if time.monotonic() > deadline:
            raise SystemExit(f"The site doesn't answer:\n{site.log.read_text()[-3000:]}")
        time.sleep(0.2)
    connection.close()


@contextmanager
def _program(
    command: list[str], values: dict[str, str], log: int
) -> Iterator[subprocess.Popen[bytes]]:
    program = subprocess.Popen(
        command, cwd=ROOT, env=values, stdin=subprocess.DEVNULL, stdout=log, stderr=log
    )
    try:
        yield program
    finally:
        program.terminate()
        try:
            program.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def cores() -> int:
    """How many processors everything shares."""
    return os.cpu_count() or 1
