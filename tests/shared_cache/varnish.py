"""A real Varnish with the rules of deploy/, in front of whatever a test puts behind it."""

import http.client
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.sites import free_port

RULES = Path(__file__).parents[2] / "deploy" / "varnish" / "site.vcl"
KEY = "a-key-for-tests-of-the-shared-cache-0123456789"
NAME = "varnishd"
HOW_TO_GET_IT = "install varnish and varnish-modules (Debian: apt install varnish varnish-modules)"


def varnish_path() -> str | None:
    """The program; Debian keeps it where only administrators look."""
    return shutil.which(NAME) or shutil.which(NAME, path="/usr/sbin:/usr/local/sbin")


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

    def _command(self, *words: str) -> str:
        return _run("varnishadm", "-n", str(self.folder), *words)


def _run(name: str, *words: str) -> str:
    """One of the programs that come with Varnish."""
    beside = Path(varnish_path() or NAME).parent.parent / "bin" / name
    program = str(beside) if beside.exists() else name
    return subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout


def rules_for(site_port: int, folder: Path, probe: str) -> str:
    """The rules as deployed, with this site's address and a quicker pulse."""
    key = folder / "purge.key"
    key.write_text(KEY + "\n")
    rules = RULES.read_text()
    for deployed, here in {
        '"web"': '"127.0.0.1"',
        '"8000"': f'"{site_port}"',
        "/etc/varnish/purge.key": str(key),
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
    vcl, work = folder / "site.vcl", folder / "work"
    vcl.write_text(rules_for(site_port, folder, probe))
    port = free_port()
    program = varnish_path()
    assert program, HOW_TO_GET_IT
    command = [program, "-F", "-j", "none", "-a", f"127.0.0.1:{port}", "-f", str(vcl)]
    with (folder / "varnish.log").open("w") as log:
        process = subprocess.Popen(
            [*command, "-n", str(work), "-s", "malloc,64m"], stdout=log, stderr=log
        )
        try:
            varnish = Varnish(port, work)
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
