"""A real SeaweedFS with one identity, on free ports of this machine."""

import json
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

WEED = Path(sys.executable).with_name("weed")
GRPC_OFFSET = 10_000
SECONDS_TO_START = 60


def is_free(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def free_ports(count: int) -> list[int]:
    """Ports that are free together with the one 10,000 above, which SeaweedFS takes as well."""
    found: list[int] = []
    while len(found) < count:
        port = 20_000 + secrets.randbelow(10_000)
        if port not in found and is_free(port) and is_free(port + GRPC_OFFSET):
            found.append(port)
    return found


class SeaweedFS:
    """Started with `start`, stopped with `stop`; its data is thrown away."""

    access_key = "site"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret_key = secrets.token_hex(16)
        self.master, self.volume, self.filer, self.s3 = free_ports(4)
        self.process: subprocess.Popen | None = None

    @property
    def endpoint(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.s3}"

    def start(self) -> None:
        """Start it and wait until it answers; raises RuntimeError with its last words."""
        log = self.folder / "log"
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                self._command(), stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )
        give_up_at = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > give_up_at:
                self.stop()
                raise RuntimeError(f"SeaweedFS did not start: {log.read_text()[-2000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """At once: a polite stop takes 12 seconds or more, and there is nothing to keep."""
        if self.process:
            self.process.kill()
            self.process.wait(timeout=10)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.endpoint}/healthz", timeout=2) as response:
                return response.status == 200
        except (URLError, OSError):
            return False

    def _command(self) -> list[str]:
        identity = {
            "name": "site",
            "credentials": [{"accessKey": self.access_key, "secretKey": self.secret_key}],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"],
        }
        config = self.folder / "identities.json"
        config.write_text(json.dumps({"identities": [identity]}))
        data = self.folder / "data"
        data.mkdir(exist_ok=True)
        return [
            *(str(WEED), "server", f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"),
            *(f"-master.port={self.master}", f"-volume.port={self.volume}"),
            *("-filer", f"-filer.port={self.filer}", "-s3", f"-s3.port={self.s3}"),
            *(f"-s3.config={config}", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0"),
            *("-master.telemetry=false", "-volume.max=20", "-master.volumeSizeLimitMB=64"),
            # One alone has nobody to wait for when it comes back: 3 seconds instead of 17.
            *("-master.electionTimeout=1s", "-master.heartbeatInterval=50ms"),
            "-master.resumeState=false",
        ]
