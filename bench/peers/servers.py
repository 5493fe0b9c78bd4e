"""The servers that are compared, each a process of its own until the end of the block."""

import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.server import free_port, serving, wait_for

ROOT = Path(__file__).parents[2]
KEY = "only-for-measuring-0123456789-0123456789"
PROGRAMS = ("nginx", "varnishd", "wrk")
WHERE = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
NGINX = """
worker_processes auto;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
	access_log off;
	sendfile on;
	tcp_nopush on;
	gzip_static on;
	etag off;
	default_type text/html;
	client_body_temp_path {folder}/body;
	proxy_temp_path {folder}/proxy;
	fastcgi_temp_path {folder}/fastcgi;
	uwsgi_temp_path {folder}/uwsgi;
	scgi_temp_path {folder}/scgi;
	server {{
		listen 127.0.0.1:{port};
		root {folder}/files;
{headers}
	}}
}}
"""
# What nginx sends by itself, or what says how this one answer is sent.
NOT_COPIED = {
    "accept-ranges", "connection", "content-encoding", "content-length", "content-type", "date",
    "last-modified", "server", "transfer-encoding", "vary",
}  # fmt: skip


def missing_programs(needed: Sequence[str] = PROGRAMS) -> list[str]:
    """Which of these programs aren't on this machine."""
    return [name for name in needed if shutil.which(name, path=WHERE) is None]


@contextmanager
def nginx(folder: Path, headers: Mapping[str, str]) -> Iterator[int]:
    """Serves what is in `folder`/files, each answer with these headers; the port."""
    port = free_port()
    lines = "\n".join(f'\t\tadd_header {name} "{value}";' for name, value in headers.items())
    (folder / "files").mkdir(parents=True, exist_ok=True)
    # nginx gives up root's rights and must still get in.
    for each in (folder.parent, folder, folder / "files"):
        each.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port, headers=lines))
    program = shutil.which("nginx", path=WHERE) or "nginx"
    with running([program, "-c", str(configuration), "-p", str(folder)], port):
        yield port


@contextmanager
def varnish(site_port: int, port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The shared cache before the site, with the rules that are deployed; its process."""
    environment = os.environ | {
        "FOLDER": str(folder),
        "RULES": str(ROOT / "deploy/varnish/site.vcl"),
        "SITE_HOST": "127.0.0.1",
        "SITE_PORT": str(site_port),
        "LISTEN": f"127.0.0.1:{port}",
        "SHARED_CACHE_KEY": KEY,
        "PATH": WHERE,
    }
    with running(["sh", str(ROOT / "deploy/varnish/start.sh")], port, environment) as process:
        yield process


@contextmanager
def site(**settings: str) -> Iterator[int]:
    """The site by itself; settings are those of its environment."""
    with serving(os.environ | settings) as port:
        yield port


@contextmanager
def running(
    command: list[str],
    port: int,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that listens on this port, until the end of the block."""
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.wait()


def fetch(port: int, address: str, gzip: bool = False) -> bytes:
    """What a server answers, as it comes."""
    with _open(port, address, {"Accept-Encoding": "gzip"} if gzip else {}) as response:
        content: bytes = response.read()
        return content


def headers_of(port: int, address: str) -> dict[str, str]:
    """The headers of an answer that say something of the site, and not of how it is sent."""
    with _open(port, address) as response:
        sent = response.headers.items()
    return {name: value for name, value in sent if name.lower() not in NOT_COPIED}


def _open(port: int, address: str, headers: Mapping[str, str] | None = None) -> Any:
    url = f"http://127.0.0.1:{port}{address}"
    request = urllib.request.Request(url, headers=dict(headers or {}))  # noqa: S310
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(request, timeout=60)
