"""The commands of the deployment files, run here as they would run there."""

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from .conftest import ROOT, Start, free_port, status, wait_until
from .test_files import instructions

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


# What the build does with its settings, and whether they are as they should be, in one process.
BUILD = """
import django
from django.core.management import call_command
django.setup()
call_command("check")
call_command("collectstatic", interactive=False, verbosity=0)
"""


def as_here(command: list[str]) -> list[str]:
    """The image's programs by their modules: this environment's scripts may have been moved."""
    if command[0] == "python":
        return [sys.executable, *command[1:]]
    return [sys.executable, "-m", *command]


@pytest.fixture
def image(production: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The production environment as in the image: static files collected, here into tmp_path."""
    (tmp_path / "image_settings.py").write_text(
        f"from sscp_site.settings.production import *\nSTATIC_ROOT = {str(tmp_path / 'static')!r}\n"
    )
    here = {"DJANGO_SETTINGS_MODULE": "image_settings", "PYTHONPATH": str(tmp_path)}
    collect = next(line for line in instructions("RUN") if "collectstatic" in line)
    given = dict(re.findall(r"(\b[A-Z_]+)=(\S+)", collect))
    assert given["DJANGO_SETTINGS_MODULE"] == production["DJANGO_SETTINGS_MODULE"]
    built = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=ROOT,
        env=given | here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "static/staticfiles.json").exists()
    return production | here


def test_the_build_s_settings_load_the_web_server_starts_and_its_health_check_passes(
    image: dict[str, str], start: Start
) -> None:
    port = free_port()
    command = [
        f"--bind=127.0.0.1:{port}" if part.startswith("--bind") else part
        for part in json.loads(instructions("CMD")[-1])
    ]
    environment = image | {"PORT": str(port)}
    server = start(as_here(command), environment, ended_at_once=True)
    wait_until(
        lambda: status(f"http://127.0.0.1:{port}/health/live/", Host="www.example.org") == 200,
        server,
    )
    check = json.loads(re.sub(r"^.*?CMD ", "", instructions("HEALTHCHECK")[-1]))
    assert subprocess.run(as_here(check), cwd=ROOT, env=environment, check=False).returncode == 0
    # Only TLS, only its own name, and nothing under the address of the uploads.
    secure = {"Host": "www.example.org", "X_Forwarded_Proto": "https"}
    assert status(f"http://127.0.0.1:{port}/", **(secure | {"Host": "evil.example"})) == 400
    assert status(f"http://127.0.0.1:{port}/media/anything.pdf", **secure) == 404


def test_the_health_check_fails_where_nobody_listens() -> None:
    environment = {"PORT": str(free_port())}
    check = [sys.executable, "deploy/healthcheck.py"]
    done = subprocess.run(check, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 1


def test_the_worker_starts_and_stops_when_asked(
    compose: dict[str, Any], production: dict[str, str]
) -> None:
    command = as_here(compose["services"]["worker"]["command"])
    with subprocess.Popen(
        command, cwd=ROOT, env=production, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as worker:
        assert worker.stdout is not None
        assert b"Starting worker" in worker.stdout.readline()
        worker.terminate()
        assert worker.wait(30) == 0


def test_the_scheduler_leaves_the_sign_of_life_that_its_check_looks_for(
    compose: dict[str, Any], production: dict[str, str], start: Start, tmp_path: Path
) -> None:
    service, beat = compose["services"]["scheduler"], str(tmp_path / "heartbeat")
    command = [part.replace("/tmp/heartbeat", beat) for part in service["command"]]
    kind, check = service["healthcheck"]["test"]
    check = check.replace("/tmp/heartbeat", beat).replace("$$", "$")
    assert kind == "CMD-SHELL"
    assert subprocess.run(["sh", "-c", check], capture_output=True, check=False).returncode != 0
    process = start(as_here(command), production, ended_at_once=True)
    wait_until(Path(beat).exists, process)
    assert subprocess.run(["sh", "-c", check], check=False).returncode == 0


def test_the_worker_s_check_passes_on_an_empty_queue(
    compose: dict[str, Any], production: dict[str, str]
) -> None:
    check = as_here(compose["services"]["worker"]["healthcheck"]["test"][1:])
    done = subprocess.run(check, cwd=ROOT, env=production, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.s3
def test_the_file_store_is_private_and_the_release_makes_its_bucket(
    production: dict[str, str], start: Start, tmp_path: Path
) -> None:
    port, master = free_port(), spare_ports(3)
    keys = {"S3_ACCESS_KEY_ID": "siteaccess", "S3_SECRET_ACCESS_KEY": "sitesecret1"}
    environment = {"PATH": production["PATH"], "TMPDIR": str(tmp_path)} | keys
    command = ["sh", "deploy/seaweedfs.sh", str(tmp_path), str(port), str(master)]
    store = start(command, environment, ended_at_once=True)
    address = f"http://127.0.0.1:{port}"

    store_settings = {"S3_ENDPOINT_URL": address, "S3_BUCKET": "site-files"} | keys
    # The store is still starting, and the release waits for it. The database is there already, so
    # only what makes the bucket has to be tried again.
    again = (ROOT / "deploy/release.sh").read_text().splitlines()[-1]
    assert "ensure_bucket" in again
    for command in (["sh", "deploy/release.sh"], ["sh", "-c", again]):
        released = subprocess.run(
            command,
            cwd=ROOT,
            env=production | store_settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert released.returncode == 0, released.stderr

    assert store.poll() is None
    assert status(f"{address}/site-files/") == 403
    client(address, "siteaccess", "sitesecret1").head_bucket(Bucket="site-files")
    with pytest.raises(ClientError):
        client(address, "siteaccess", "forged").list_objects_v2(Bucket="site-files")


def client(address: str, key: str, secret: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=address,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        region_name="eu-west-2",
    )


def spare_ports(count: int) -> int:
    """The first of some neighbours that are free, with SeaweedFS's second ports 10,000 above."""
    for first in range(20000, 30000, count):
        ports = [first + step for step in range(count)]
        if all(map(is_free, ports + [port + 10000 for port in ports])):
            return first
    raise AssertionError("no free ports")


def is_free(port: int) -> bool:
    return status(f"http://127.0.0.1:{port}/") == 0


def test_the_file_store_refuses_to_start_without_keys() -> None:
    done = subprocess.run(
        ["sh", "deploy/seaweedfs.sh"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "must be set" in done.stderr


class Upstream(ThreadingHTTPServer):
    """Stands in for the site behind the proxy, and remembers what reaches it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Recorder)
        self.seen: list[tuple[str, dict[str, str]]] = []


class Recorder(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Upstream)
        self.server.seen.append((self.path, dict(self.headers)))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_proxy_never_passes_on_the_address_of_uploads(
    upstream: Upstream, start: Start, tmp_path: Path
) -> None:
    caddy = shutil.which("caddy", path=str(Path(sys.executable).parent))
    assert caddy is not None
    port = free_port()
    environment = {
        "HOME": str(tmp_path),
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "UPSTREAM": f"127.0.0.1:{upstream.server_port}",
        "CADDY_ADMIN": f"127.0.0.1:{free_port()}",
    }
    proxy = start([caddy, "run", "--config", "deploy/Caddyfile"], environment)
    address = f"http://127.0.0.1:{port}"
    wait_until(lambda: status(f"{address}/reviews/", X_Forwarded_Proto="https") == 200, proxy)
    for path in ("/media", "/media/", "/media/documents/a.pdf", "/media/../media/a", "//media/a"):
        assert status(f"{address}{path}") in (404, 308), path
    assert status(f"{address}/%6dedia/a.pdf") == 404
    assert [path for path, _headers in upstream.seen] == ["/reviews/"]
    assert upstream.seen[0][1]["X-Forwarded-Proto"] == "http"
