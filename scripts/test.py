"""`make test`: install what the tests need, start PostgreSQL, hand over to pytest."""

from __future__ import annotations

import os
import sys

from scripts import local_postgres
from scripts.console import Problem, run_main
from scripts.installation import PYTHON, install
from scripts.postgres_home import CHECKOUT


def main() -> int:
    install(development=True)
    local_postgres.start_unless_given()
    command = [str(PYTHON), "-m", "pytest", *workers(), *sys.argv[1:]]
    os.chdir(CHECKOUT)
    sys.stdout.flush()
    os.execv(PYTHON, command)


def workers() -> list[str]:
    """pytest's options for running side by side; WORKERS=0 runs one test after the other.

    Tests of one group, such as the walks of one browser, stay in one process.
    """
    count = os.environ.get("WORKERS") or "2"
    if not count.isdecimal():
        raise Problem(
            f"WORKERS is {count!r} and should be a number, 0 for one test after the other."
        )
    return ["-n", count, "--dist", "loadgroup"] if count != "0" else []


if __name__ == "__main__":
    sys.exit(run_main(main))
