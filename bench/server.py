"""The site in a process of its own, served as in production."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

PATIENCE = 60.0  # seconds
WORKERS, THREADS = 2, 4


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(environment: Mapping[str, str] = os.environ, workers: int = WORKERS) -> Iterator[int]:
    """Serve while the block runs; the port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "sscp_site.wsgi", "--preload"]
    command += [f"--bind=127.0.0.1:{port}", "--worker-class=gthread"]
    command += [f"--workers={workers}", f"--threads={THREADS}"]
    command += ["--log-level=warning", "--no-control-socket"]
    server = subprocess.Popen(command, env=dict(environment), stdin=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The web server did not start.")
