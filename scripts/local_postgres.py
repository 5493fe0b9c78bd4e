"""The PostgreSQL of this checkout: `python3 -m scripts.local_postgres start|stop|status|url`.

It is the server that a wheel in requirements.txt carries, started with its own programs: no TCP, a
private socket folder, and the operating system saying who connects (peer), so that there is no password
to keep. It stays up for the next `make run` or `make test`; `make stop` stops it, and so does removing
the checkout, within a minute. Where it lives: postgres_home.py.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from scripts.console import Problem, run_main, step
from scripts.postgres_data import ROLE, explain, prepare, write_access
from scripts.postgres_home import CHECKOUT, PORT, Home, find_home, quiet_environment
from scripts.postgres_process import (
    PATIENCE,
    clear_leftovers,
    end_orphans,
    is_ready,
    is_server,
    running_pid,
    shut_down,
)

DATABASE = "sscp"
LARGEST_LOG = 10_000_000  # bytes
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "60",
    "shared_buffers": "128MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}


def start(checkout: Path = CHECKOUT) -> str:
    """Start the server unless it runs already; return the URL of the site's database."""
    home = find_home(checkout)
    with locked(home):
        if not answers(home):
            prepare(home)
            bring_up(home)
        make_database(home)
        address = url(home)
        write_url(home, address)
    return address


def start_unless_given() -> None:
    """Start our server, unless DATABASE_URL names another one."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        with step("Starting PostgreSQL"):
            start()
    elif given.startswith(("postgres://", "postgresql://")):
        print("Using the database that DATABASE_URL names.", flush=True)
    else:
        raise Problem(
            "DATABASE_URL should look like postgresql://user:password@host:5432/name "
            "and this one does not."
        )


def stop(checkout: Path = CHECKOUT) -> bool:
    """Stop the server; False if it was not running."""
    if not was_started(checkout):
        return False
    home = find_home(checkout)
    with locked(home):
        home.url_file.unlink(missing_ok=True)
        pid = running_pid(home)
        if pid is None:
            return False
        shut_down(home, pid)
    return True


def status(checkout: Path = CHECKOUT) -> bool:
    return was_started(checkout) and answers(find_home(checkout))


def was_started(checkout: Path) -> bool:
    """Whether there ever was a server here; asking makes no folders and needs nothing installed."""
    return (checkout / "var" / "postgres" / "server.log").exists()


def url(home: Home) -> str:
    return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(home.socket))}"


def write_url(home: Home, address: str) -> None:
    """Replace the file in one move: a settings module may be reading it."""
    unfinished = home.url_file.with_suffix(".part")
    unfinished.write_text(f"{address}\n")
    unfinished.replace(home.url_file)


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """One start or stop at a time, when `make run` and `make test` begin together."""
    with (home.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def bring_up(home: Home) -> None:
    """Launch until it answers: after a kill -9 the dead server's children linger and a start is refused."""
    write_access(home)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        pid = running_pid(home)
        if pid is not None:
            if wait_for_answer(home, pid, deadline):
                return
            continue
        end_orphans(home)
        clear_leftovers(home)
        said = launch(home, deadline)
        if said is None:
            return
        if not re.search(r"pre-existing shared memory|lock file .* already exists", said):
            raise explain(said, home)
        time.sleep(0.3)
    raise Problem(f"PostgreSQL did not start within {PATIENCE:.0f} seconds: {home.log} says why.")


def wait_for_answer(home: Home, pid: int, deadline: float) -> bool:
    """Wait for a server that is coming up (or going down); one whose socket was swept away is stopped."""
    while time.monotonic() < deadline and is_server(home, pid):
        if answers(home):
            return True
        if is_ready(home) and not home.socket_file.exists():
            shut_down(home, pid)
        time.sleep(0.1)
    return False


def launch(home: Home, deadline: float) -> str | None:
    """Start the server, detached from this terminal; None once it answers, else what it said as it died."""
    if home.log.exists() and home.log.stat().st_size > LARGEST_LOG:
        home.log.unlink()
    command = [str(home.binaries / "postgres"), "-D", str(home.data)]
    folders = '"' + str(home.socket).replace('"', '""') + '"'
    for name, value in (SETTINGS | {"unix_socket_directories": folders}).items():
        command += ["-c", f"{name}={value}"]
    with home.log.open("a") as log:
        began = log.tell()
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **home.account.popen_options(),
        )
    while time.monotonic() < deadline:
        if answers(home):
            server.returncode = 0  # it outlives us: keep Popen from warning about it
            return None
        if server.poll() is not None:
            with home.log.open() as log:
                log.seek(began)
                return log.read()
        time.sleep(0.05)
    raise Problem(f"PostgreSQL started but does not answer: {home.log} says why.")


def answers(home: Home) -> bool:
    """Whether a server answers that sees our data folder: it can tell that a file of ours has appeared."""
    if not home.socket_file.exists() or not home.data.is_dir():
        return False
    probe = home.data / f"probe-{secrets.token_hex(8)}"
    os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
    try:
        seen = ask(home, f"SELECT (pg_stat_file('{probe.name}', true)).size IS NOT NULL")
    finally:
        probe.unlink()
    return seen.returncode == 0 and seen.stdout.strip() == "t"


def ask(home: Home, sql: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(home.binaries / "psql"),
        "--no-psqlrc",
        "--no-align",
        "--tuples-only",
    ]
    command += ["--host", str(home.socket), "--port", str(PORT), "--username", ROLE]
    return subprocess.run(
        [*command, "--no-password", "--dbname", "postgres", "--command", sql],
        capture_output=True,
        text=True,
        check=False,
        env=quiet_environment() | {"PGCONNECT_TIMEOUT": "10"},
    )


def make_database(home: Home) -> None:
    if ask(home, f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'").stdout.strip() == "1":
        return
    made = ask(home, f"CREATE DATABASE {DATABASE}")
    if made.returncode != 0:
        raise explain(made.stderr, home)


def main() -> int:
    actions = {"start", "stop", "status", "url"}
    action = sys.argv[1] if len(sys.argv) == 2 else ""
    if action not in actions:
        raise Problem("Say what to do: python3 -m scripts.local_postgres start|stop|status|url")
    if action == "stop":
        print("PostgreSQL stopped." if stop() else "PostgreSQL was not running.")
        return 0
    if action == "status":
        running = status()
        print("PostgreSQL is running." if running else "PostgreSQL is not running.")
        return 0 if running else 3
    print(start() if action == "start" else url(find_home()))
    return 0


if __name__ == "__main__":
    sys.exit(run_main(main))
