"""Telling our server's process from others, and ending it: a process id alone proves nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from scripts.console import Problem
from scripts.postgres_home import Home

PATIENCE = 60.0  # seconds for a start or a stop, recovery after a crash included


def clear_leftovers(home: Home) -> None:
    """Remove what names a dead server: its id may be a zombie's or a stranger's by now.

    Should its children still live, PostgreSQL refuses to start for as long as they hold its memory.
    """
    lock = home.socket_file.with_name(f"{home.socket_file.name}.lock")
    for path in (home.pid_file, home.socket_file, lock):
        path.unlink(missing_ok=True)


def end_orphans(home: Home) -> None:
    """End servers that were started in this folder before it was deleted and made anew.

    Such a server notices within a minute, and takes the socket away as it goes: that of the new one.
    """
    deadline = time.monotonic() + PATIENCE
    while orphans := orphans_of(home):
        if time.monotonic() > deadline:
            raise Problem(
                f"An older PostgreSQL (process {orphans[0]}) does not stop: end it first."
            )
        for pid in orphans:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGQUIT)  # it has no folder left to keep anything in
        time.sleep(0.05)


def orphans_of(home: Home) -> list[int]:
    """Servers of this folder's path that stand in one that is gone; a moved folder isn't. Linux only."""
    found = (int(path.name) for path in Path("/proc").glob("[0-9]*"))
    return [pid for pid in found if folder_of(pid) == str(home.data) and stands_nowhere(pid)]


def stands_nowhere(pid: int) -> bool:
    """Whether the folder that a process works in was deleted."""
    try:
        return os.readlink(f"/proc/{pid}/cwd").endswith(" (deleted)")
    except OSError:
        return False


def folder_of(pid: int) -> str:
    """The data folder that a server was started with; empty for any other process."""
    match = re.search(r"/postgres -D (.+?)(?: -c |$)", command_line(pid))
    return match.group(1) if match else ""


def running_pid(home: Home) -> int | None:
    """The process id in postmaster.pid, if that process really is the server of this data folder."""
    try:
        pid = int(home.pid_file.read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return pid if is_server(home, pid) else None


def is_server(home: Home, pid: int) -> bool:
    """Ids are used again, and a copied folder names its original's process: look at what the process is."""
    started_in = folder_of(pid)
    if not started_in:
        return False
    folder = Path(started_in)
    if folder.is_dir():
        return home.data.is_dir() and folder.samefile(home.data)
    # The folder it was started in is gone: the checkout has been moved under the running server.
    written = home.pid_file.read_text().splitlines() if home.pid_file.exists() else []
    return written[1:2] == [str(folder)]


def command_line(pid: int) -> str:
    """Empty for a process that is no more, a zombie included."""
    if Path("/proc/self/cmdline").exists():
        try:
            return (
                Path(f"/proc/{pid}/cmdline")
                .read_bytes()
                .decode(errors="replace")
                .replace("\0", " ")
            )
        except OSError:
            return ""
    said = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip()


def is_ready(home: Home) -> bool:
    try:
        return home.pid_file.read_text().splitlines()[7].strip() == "ready"
    except (OSError, IndexError):
        return False


def shut_down(home: Home, pid: int) -> None:
    """A fast shutdown: open transactions roll back, everything committed is kept."""
    os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + PATIENCE
    while is_server(home, pid):
        if time.monotonic() > deadline:
            raise Problem(f"PostgreSQL (process {pid}) does not stop: {home.log} says why.")
        time.sleep(0.05)
