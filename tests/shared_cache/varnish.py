"""A real Varnish with the rules of deploy/, in front of whatever a test puts behind it."""

import http.client
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.sites import free_port

DEPLOYED = Path(__file__).parents[2] / "deploy" / "varnish"
RULES, START = DEPLOYED / "site.vcl", DEPLOYED / "start.sh"
# Debian keeps the program where only administrators look.
WHERE = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
KEY = "a-key-for-tests-of-the-shared-cache-0123456789"
NAME = "varnishd"
HOW_TO_GET_IT = "install varnish and varnish-modules (Debian: apt install varnish varnish-modules)"


def varnish_path() -> str | None:
    """The program, if it is here."""
    return shutil.which(NAME, path=WHERE)


@dataclass(frozen=True)
class Answer:
    """What Varnish answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Varnish:
    """One that runs; `host` is what readers ask for."""

    port: int
    folder: Path
    host: str = "127.0.0.1"

    @property
    def url(self) -> str:
        """Where the site reaches it."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request; header names with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers={"Host": self.host} | named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def empty(self, state: str, key: str = KEY) -> int:
        """Tell it that something has changed; its answer's status."""
        return self.ask("/", "PURGE", X_Purge_Key=key, X_State=state).status

    def let_time_pass(self) -> None:
        """As if every answer had grown too old."""
        self._command("ban", "obj.status", "!=", "0")

    def wait_until_site_is(self, health: str) -> None:
        """`healthy` or `sick`, as its probes find it."""
        for _ in range(150):
            if health in self._command("backend.list", "site"):
                return
            time.sleep(0.1)
        raise AssertionError(f"The site isn't {health}: {self._command('backend.list')}")

    def counted(self, name: str) -> int:
        """One of Varnish's own figures, such as MAIN.cache_hit."""
        line = _run("varnishstat", "-n", str(self.folder), "-1", "-f", name)
        return int(line.split()[1])

    def noted(self) -> str:
        """Everything that its log in memory still has."""
        return _run("varnishlog", "-n", str(self.folder), "-d", "-g", "raw")

    def _command(self, *words: str) -> str:
        return _run("varnishadm", "-n", str(self.folder), *words)


def _run(name: str, *words: str) -> str:
    """One of the programs that come with Varnish."""
    beside = Path(varnish_path() or NAME).parent.parent / "bin" / name
    program = str(beside) if beside.exists() else name
    return subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout


def rules_for(probe: str) -> str:
    """The rules as deployed, with a quicker pulse."""
    rules = RULES.read_text()
    for deployed, here in {
        "/health/ready/": probe,
        ".interval = 2s": ".interval = 200ms",
        ".timeout = 5s": ".timeout = 1s",
    }.items():
        assert deployed in rules
        rules = rules.replace(deployed, here)
    return rules


@contextmanager
def running_varnish(site_port: int, folder: Path, probe: str) -> Iterator[Varnish]:
    """Varnish before a site on this port, until the end of the block."""
    port, rules = free_port(), folder / "quick.vcl"
    rules.write_text(rules_for(probe))
    assert varnish_path(), HOW_TO_GET_IT
    environment = {
        "PATH": WHERE,
        "FOLDER": str(folder),
        "RULES": str(rules),
        "SITE_HOST": "127.0.0.1",
        "SITE_PORT": str(site_port),
        "LISTEN": f"127.0.0.1:{port}",
        "CACHE_SIZE": "64m",
        "SHARED_CACHE_KEY": KEY,
    }
    with (folder / "varnish.log").open("w") as log:
        process = subprocess.Popen(["sh", START], env=environment, stdout=log, stderr=log)
        try:
            varnish = Varnish(port, folder / "work")
            _wait(varnish, process, folder / "varnish.log")
            yield varnish
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(varnish: Varnish, process: subprocess.Popen, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise AssertionError(f"Varnish ended:\n{log.read_text()}")
        try:
            varnish.ask("/health/live/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"Varnish doesn't answer:\n{log.read_text()}")
