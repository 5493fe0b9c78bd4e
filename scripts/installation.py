"""The virtual environment in .venv: `python3 -m scripts.installation [dev]` fills it with the pinned packages.

uv does it in seconds; where there is none, the pip that comes with Python fetches it into .venv first, and
does everything itself on a machine that uv isn't made for. When nothing has changed since the last
time, nothing is done.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.console import Problem, no_room, run_main, step
from scripts.postgres_home import CHECKOUT

VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = CHECKOUT / "var" / "install.log"
RUNTIME, DEVELOPMENT = CHECKOUT / "requirements.txt", CHECKOUT / "requirements-dev.txt"
UV = "uv==0.13.9"
ROOM_TO_INSTALL, ROOM_TO_RUN = 1500, 200  # megabytes
SHOWN = (
    "Collecting",
    "Installing",
    "Resolved",
    "Prepared",
    "Installed",
    "Using Python",
)
NETWORK_WORDS = (
    "Failed to fetch",
    "error sending request",
    "dns error",
    "name resolution",
    "NewConnectionError",
    "ConnectTimeout",
    "No matching distribution",
    "Could not connect",
    "Connection refused",
    "Network is unreachable",
    "Read timed out",
    "not found in the package registry",
)


def install(*, development: bool = False) -> None:
    """Bring .venv in line with requirements.txt, or with requirements-dev.txt, which includes it."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        install_locked(development)


def install_locked(development: bool) -> None:
    wanted = [RUNTIME, DEVELOPMENT] if development else [RUNTIME]
    if all(map(is_installed, wanted)) and works(PYTHON):
        check_room(ROOM_TO_RUN)
        return
    check_room(ROOM_TO_INSTALL)
    uv = find_uv()
    with step(f"Installing {wanted[-1].name} into .venv"):
        make_environment(uv)
        if uv:
            run_uv(uv, wanted[-1])
        else:
            run_fetched_uv_or_pip(wanted[-1])
    for path in wanted:
        stamp(path).write_text(fingerprint(path))


def stamp(requirements: Path) -> Path:
    return VENV / f".installed-{requirements.stem}"


def is_installed(requirements: Path) -> bool:
    mark = stamp(requirements)
    return mark.exists() and mark.read_text() == fingerprint(requirements)


def fingerprint(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes()).hexdigest()


def works(python: Path) -> bool:
    """Whether the environment's Python still starts; its base may have been removed or upgraded."""
    if not python.exists():
        return False
    check = "import sys; raise SystemExit(sys.version_info < (3, 11))"
    return subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0


def check_room(megabytes: int) -> None:
    free = shutil.disk_usage(CHECKOUT).free // 1_000_000
    if free < megabytes:
        raise Problem(
            f"The disk that holds {CHECKOUT} has {free} MB free and this needs {megabytes} MB: "
            "free some space and try again."
        )


def find_uv() -> list[str] | None:
    """The command that runs uv, if there is one that works."""
    for command in ([shutil.which("uv") or ""], [sys.executable, "-m", "uv"]):
        if command[0] and quietly([*command, "--version"]):
            return command
    return None


def quietly(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def make_environment(uv: list[str] | None) -> None:
    if works(PYTHON) and (uv or find_pip()):
        return
    base = base_python()
    shutil.rmtree(VENV, ignore_errors=True)
    if uv:
        must([*uv, "venv", "--python", base, str(VENV)])
        return
    # An environment with a pip of its own takes four seconds more: often one can be had without.
    if pip_is_recent() and quietly([base, "-m", "venv", "--without-pip", str(VENV)]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Problem(
            "This Python cannot make a virtual environment: install the missing part "
            f"(on Debian or Ubuntu: apt install python{version}-venv) or install uv."
        )
    must([base, "-m", "venv", str(VENV)])


def base_python() -> str:
    """Not sys.executable: in an activated environment that is the very one to be replaced."""
    return getattr(sys, "_base_executable", None) or sys.executable


def find_pip() -> list[str] | None:
    """The command that installs into .venv: its own pip, or that of the Python that runs this."""
    if (VENV / "bin" / "pip").exists():
        return [str(PYTHON), "-m", "pip"]
    if pip_is_recent():
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return None


def pip_is_recent() -> bool:
    """Whether this Python's pip knows `--python`."""
    try:
        major, minor = importlib.metadata.version("pip").split(".")[:2]
        return (int(major), int(minor)) >= (22, 3)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return False


def run_fetched_uv_or_pip(requirements: Path) -> None:
    """pip knows mirrors and proxies that uv may not: it has the last word."""
    pip = [*(find_pip() or [str(PYTHON), "-m", "pip"]), "install"]
    pip += ["--disable-pip-version-check", "--no-input"]
    uv = str(VENV / "bin" / "uv")
    fetch = [*pip, "--quiet", "--no-compile", "--only-binary", ":all:", UV]
    if say_and_log(fetch)[0] == 0 and try_uv([uv], requirements)[0] == 0:
        return
    must([*pip, "--no-compile", "-r", str(requirements)])


def run_uv(uv: list[str], requirements: Path) -> None:
    code, said = try_uv(uv, requirements)
    if code != 0:
        raise explain(said)


def try_uv(uv: list[str], requirements: Path) -> tuple[int, str]:
    command = [*uv, "pip", "install", "--python", str(PYTHON), "-r", str(requirements)]
    code, said = say_and_log(command)
    if code != 0 and "certificate" in said:
        # Behind a proxy that signs for everybody, only the machine knows whom to trust.
        return say_and_log(command, {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"})
    return code, said


def must(command: list[str]) -> None:
    code, said = say_and_log(command)
    if code != 0:
        raise explain(said)


def say_and_log(command: list[str], environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a step: its milestones on the screen, all it says in var/install.log; its code and words."""
    said: list[str] = []
    with (
        LOG.open("a") as log,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=CHECKOUT,
            env=os.environ | (environment or {}),
        ) as child,
    ):
        assert child.stdout is not None
        for line in child.stdout:
            log.write(line)
            said.append(line)
            if line.startswith(SHOWN):
                print(f"    {line.rstrip()[:100]}", flush=True)
    return child.returncode, "".join(said)


def explain(said: str) -> Problem:
    if "No space left on device" in said:
        return no_room(VENV)
    if any(word in said for word in NETWORK_WORDS):
        return Problem(
            f"The packages could not be downloaded: check the network connection and try again ({LOG} has the details)."
        )
    last = next(
        (line.strip() for line in reversed(said.splitlines()) if line.strip()),
        "no reason given",
    )
    return Problem(f"The packages could not be installed: {last} ({LOG} has the details).")


def main() -> int:
    install(development=sys.argv[1:] == ["dev"])
    return 0


if __name__ == "__main__":
    sys.exit(run_main(main))
