"""The units for a server without containers: what they may do, and that their commands start."""

import configparser
import re
import shlex
import shutil
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, Start, free_port, status, wait_until

UNITS = ROOT / "deploy" / "systemd"
PYTHON = "/opt/sscp/current/.venv/bin/python"
SERVICES = ["sscp-web", "sscp-worker", "sscp-scheduler", "sscp-backup"]
# As systemd hands over a socket: it is number 3, and the environment says for whom.
HAND_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "CapabilityBoundingSet": "",
    "User": "sscp",
    "EnvironmentFile": "/etc/sscp/environment",
}


def units() -> list[Path]:
    """Ours, without what is added to the units of others."""
    return sorted(path for path in UNITS.iterdir() if path.is_file())


def unit(name: str) -> configparser.ConfigParser:
    """Read as systemd does, as far as these units go: a name is given once."""
    read = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    read.optionxform = str  # type: ignore[method-assign,assignment]
    read.read_string((UNITS / name).read_text())
    return read


def command(service: str) -> list[str]:
    """What it starts, with this environment's Python."""
    started = unit(f"{service}.service")["Service"]["ExecStart"].replace("%%", "%")
    program, *words = shlex.split(started)
    assert program == PYTHON
    return [sys.executable, *words]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_can_do_no_more_than_it_has_to(service: str) -> None:
    told = unit(f"{service}.service")["Service"]
    assert {name: told.get(name) for name in HARDENED} == HARDENED


@pytest.mark.parametrize("service", ["sscp-web", "sscp-worker", "sscp-scheduler"])
def test_a_service_that_ends_is_started_again_for_ever(service: str) -> None:
    read = unit(f"{service}.service")
    assert read["Service"]["Restart"] == "always"
    assert read["Unit"]["StartLimitIntervalSec"] == "0"
    assert read["Install"]["WantedBy"] == "multi-user.target"


def test_no_secret_stands_in_a_unit() -> None:
    for path in [*units(), *UNITS.glob("*/*.conf")]:
        assert not re.search(r"(SECRET|PASSWORD|KEY)\w*=", path.read_text()), path.name


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_understands_them(tmp_path: Path) -> None:
    """With a Python that is there, which is all that it would miss."""
    for path in units():
        (tmp_path / path.name).write_text(path.read_text().replace(PYTHON, sys.executable))
    names = [path.name for path in units()]
    done = subprocess.run(
        ["systemd-analyze", "verify", *names],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_commands_are_those_of_the_containers() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    web = [part for part in command("sscp-web")[2:] if not part.startswith("--bind")]
    assert [part for part in web if part not in dockerfile] == []
    compose = (ROOT / "docker-compose.yml").read_text()
    for service in ("sscp-worker", "sscp-scheduler"):
        words = [word for word in command(service)[1:] if "heartbeat" not in word]
        assert f'"python", {", ".join(f"{chr(34)}{word}{chr(34)}" for word in words)}' in compose


@pytest.mark.slow
@pytest.mark.django_db
def test_a_reload_of_the_web_service_loses_no_request(
    production: dict[str, str], start: Start
) -> None:
    port = free_port()
    words = [
        f"--bind=127.0.0.1:{port}" if word.startswith("--bind") else word
        for word in command("sscp-web")
    ]
    server = start(words, production, ended_at_once=True)
    alive = f"http://127.0.0.1:{port}/health/live/"
    wait_until(lambda: status(alive, Host="www.example.org") == 200, server)
    reload = unit("sscp-web.service")["Service"]["ExecReload"].replace("$MAINPID", str(server.pid))
    before = children(server.pid)
    subprocess.run(shlex.split(reload), check=True)
    answers: list[int] = []

    def are_all_new() -> bool:
        answers.append(patient_status(alive))
        now = children(server.pid)
        return len(now) >= 2 and not now & before

    wait_until(are_all_new, server)
    answers += [patient_status(alive) for _ in range(20)]
    assert set(answers) == {200}
    assert len(answers) > 20


@pytest.mark.slow
@pytest.mark.django_db
def test_a_restart_loses_no_request_because_the_socket_stays(
    production: dict[str, str], start: Start
) -> None:
    """What sscp-web.socket does: the socket is opened once and handed to each that starts."""
    assert "sscp-web.socket" in unit("sscp-web.service")["Unit"]["Requires"]
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        alive = f"http://127.0.0.1:{listening.getsockname()[1]}/health/live/"
        handed = str(listening.fileno())
        # One process answers, as this is about the socket: each has to load the site first.
        web = [*command("sscp-web"), "--workers=1"]
        words = [sys.executable, "-c", HAND_OVER, handed, *web]
        how: dict[str, Any] = {"cwd": ROOT, "env": production, "pass_fds": [listening.fileno()]}
        with subprocess.Popen(words, **how) as one:
            assert patient_status(alive) == 200
            one.terminate()
            with ThreadPoolExecutor(4) as readers:
                answers = [readers.submit(patient_status, alive) for _ in range(20)]
                assert one.wait(60) == 0
                with subprocess.Popen(words, **how) as other:
                    assert [answer.result() for answer in answers] == [200] * 20
                    other.terminate()


def patient_status(address: str) -> int:
    request = urllib.request.Request(address, headers={"Host": "www.example.org"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: int = answer.status
        return found


def children(process: int) -> set[str]:
    return set(Path(f"/proc/{process}/task/{process}/children").read_text().split())
