"""`make run`: from a fresh clone to a site that serves, and back down on Ctrl-C.

Every step says what it does. What was done before is not done again, so that the second time takes
seconds; the content is loaded into an empty site only, so that nobody's edits are ever lost.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request

from scripts import local_postgres
from scripts.console import Problem, run_main, step
from scripts.installation import PYTHON, install
from scripts.postgres_home import CHECKOUT
from scripts.processes import Group, Program, StopRequested, ending, stop_on_signals

HOST = "127.0.0.1"
CONTENT = "content/sefton"
ACCOUNTS = CHECKOUT / "var" / "accounts.txt"
DATABASE_STAYS = "The database stays up for the next time; `make stop` stops it too."
DATABASE_TIMEOUT = "10"  # seconds, for a DATABASE_URL that leads nowhere


def main() -> int:
    stop_on_signals()
    try:
        return run()
    except StopRequested:
        print("\nStopped.", "" if os.environ.get("DATABASE_URL") else DATABASE_STAYS, flush=True)
        return 0


def run() -> int:
    port = chosen_port()
    check_port(port)
    install()
    environment = site_environment(port)
    local_postgres.start_unless_given()
    web, *others = programs(port)
    group = Group(CHECKOUT, environment)
    try:
        group.start(web)  # it loads while the content does; its address is told when both are there
        prepare_site(environment)
        serve(port, group, others)
    finally:
        group.stop()
    return 0


def chosen_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Problem(f"PORT is {text!r} and should be a number from 1 to 65535.")
    return int(text)


def check_port(port: int) -> None:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except PermissionError:
            raise Problem(
                f"Port {port} needs more rights than you have: make run PORT=8000"
            ) from None
        except OSError:
            raise Problem(
                f"Port {port} is in use, perhaps by another copy of this site: stop that, "
                f"or choose another port: make run PORT={port + 1 if port < 65535 else 8000}"
            ) from None


def site_environment(port: int) -> dict[str, str]:
    return os.environ | {
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev",
        "PGCONNECT_TIMEOUT": os.environ.get("PGCONNECT_TIMEOUT", DATABASE_TIMEOUT),
        "PYTHONUNBUFFERED": "1",
    }


def prepare_site(environment: dict[str, str]) -> None:
    """Tables, accounts, content and search index; the command itself says what it does."""
    content = os.environ.get("CONTENT") or CONTENT
    if not (CHECKOUT / content).is_dir():
        raise Problem(
            f"The content folder {content} is not in this checkout: get it back with git checkout."
        )
    command = [str(PYTHON), "manage.py", "prepare_local_site", content]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode < 0:
        raise Problem(f"Preparing the site {ending(done.returncode)}.")
    if done.returncode:
        sys.exit(done.returncode)  # the command has said why


def programs(port: int) -> list[Program]:
    python = str(PYTHON)
    web = [
        "-m",
        "gunicorn",
        "sscp_site.wsgi",
        "--preload",  # loaded once, shared by the workers
        f"--bind={HOST}:{port}",
        "--worker-class=gthread",
    ]
    # The control socket would lie in HOME, one for all checkouts.
    web += ["--workers=2", "--threads=4", "--log-level=warning", "--no-control-socket"]
    web += ["--limit-request-line=0"]  # whoever pastes a page into the search box gets an answer
    worker = [
        "manage.py",
        "db_worker",
        "--backend=background",
        "--queue-name=*",
        "--no-reload",
    ]
    return [
        Program("web server", [python, *web]),
        Program("background worker", [python, *worker, "--verbosity=0"]),
        Program("scheduler", [python, "manage.py", "run_scheduler"]),
    ]


def serve(port: int, group: Group, others: list[Program]) -> None:
    with step("Starting the web server, the background worker and the scheduler"):
        for program in others:
            group.start(program)
        group.watch_until(lambda: is_ready(port))
    print(welcome(port), flush=True)
    group.watch_until(lambda: False, interval=0.5)


def is_ready(port: int) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{HOST}:{port}/health/ready/", timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        error.close()
        return False
    except OSError:
        return False


def welcome(port: int) -> str:
    accounts = ACCOUNTS.read_text() if ACCOUNTS.exists() else ""
    return (
        f"\nThe site:    http://{HOST}:{port}/\n"
        f"The editor:  http://{HOST}:{port}/admin/\n\n"
        f"{accounts}\n"
        "Ctrl-C stops it."
    )


if __name__ == "__main__":
    sys.exit(run_main(main))
