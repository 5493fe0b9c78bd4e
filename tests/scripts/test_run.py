"""What goes wrong on a stranger's machine is said in one sentence, and nothing is left running."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import console, installation, run
from scripts.console import Problem
from scripts.processes import Group, Program

from .conftest import MakeCheckout, run_script

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a script that failed as it should."""
    assert done.returncode == 1, done.stdout
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_port_in_use(make_checkout: MakeCheckout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_script(make_checkout(), "run", environment={"PORT": str(port)})
    assert sentence(done).startswith(f"Port {port} is in use")


def test_a_port_that_is_no_port(make_checkout: MakeCheckout) -> None:
    done = run_script(make_checkout(), "run", environment={"PORT": "eighty"})
    assert "number from 1 to 65535" in sentence(done)


def test_a_python_without_venv(
    make_checkout: MakeCheckout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "VENV", make_checkout() / "none")
    monkeypatch.setattr(installation, "PYTHON", installation.VENV / "bin/python")
    monkeypatch.setattr(installation.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(installation, "pip_is_recent", lambda: False)
    with pytest.raises(Problem, match=r"apt install python3\.\d+-venv"):
        installation.make_environment(None)


def test_a_disk_that_is_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "ROOM_TO_RUN", 10**12)
    with pytest.raises(Problem, match="free some space"):
        installation.check_room(installation.ROOM_TO_RUN)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device", "x"), Problem("Anything.")]
)
def test_errors_become_a_sentence(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise error

    assert console.run_main(fail) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("error: Failed to fetch: https://pypi.org/simple/x/", "check the network"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "is full"),
        ("ERROR: something else", "something else"),
    ],
)
def test_an_installation_that_fails_says_why(said: str, expected: str) -> None:
    assert expected in str(installation.explain(said))


def test_an_index_that_cannot_be_reached(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout()
    (checkout / ".venv").unlink()
    (checkout / "requirements.txt").write_text("wagtail==7.4.4\n")
    away = "http://127.0.0.1:1/simple"
    environment = {"UV_DEFAULT_INDEX": away, "PIP_INDEX_URL": away, "UV_NO_CACHE": "1"}
    environment |= {
        "PIP_RETRIES": "0",
        "UV_HTTP_RETRIES": "0",
        "PIP_CONFIG_FILE": os.devnull,
        "UV_NO_CONFIG": "1",
    }
    done = run_script(checkout, "installation", environment=environment)
    assert "could not be downloaded: check the network" in sentence(done)


def test_an_older_python_is_told_so() -> None:
    source = Path(run.__file__).with_name("__init__.py").read_text()
    pretend = f"import sys; sys.version_info = (3, 9, 2)\n{source}"
    done = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )
    assert "needs Python 3.11 or newer and found 3.9" in sentence(done)


@pytest.fixture
def group(tmp_path: Path) -> Group:
    return Group(tmp_path, dict(os.environ))


def test_a_program_that_ends_is_named(group: Group) -> None:
    group.start(Program("worker", [sys.executable, "-c", "raise SystemExit(3)"]))
    with pytest.raises(Problem, match="The worker ended with exit code 3"):
        group.watch_until(lambda: False, interval=0.02)


def test_all_programs_stop_together(group: Group) -> None:
    for name in ("web server", "worker"):
        group.start(Program(name, SLEEP))
    group.stop()
    assert [child.returncode for child in group.children.values()] == [-signal.SIGTERM] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_programs_end_when_the_conductor_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; from pathlib import Path;"
        "from scripts.processes import Group, Program;"
        "group = Group(Path('.'), dict(os.environ));"
        "group.start(Program('x', [sys.executable, '-c', 'import time; time.sleep(60)']));"
        "print(group.children['x'].pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as conductor:
        assert conductor.stdout is not None
        child = int(conductor.stdout.readline())
        conductor.kill()
    assert ends_soon(child)


def ends_soon(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if not Path(f"/proc/{pid}/cmdline").read_bytes():
                return True  # a zombie that nobody has collected yet
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_a_database_url_that_is_none(make_checkout: MakeCheckout) -> None:
    """Said before Django would say it in forty lines."""
    code = "from scripts import console, local_postgres as it; import sys;"
    code += "sys.exit(console.run_main(lambda: it.start_unless_given() or 0))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=make_checkout(),
        env={"DATABASE_URL": "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "DATABASE_URL should look like" in sentence(done)
