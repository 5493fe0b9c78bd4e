"""A database of its own for the measurement, gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

# Where scripts.local_postgres writes the address of the database it started.
LOCAL_URL = Path("var/postgres/url")


def address() -> str:
    """The address of the site's database: the new one is made beside it."""
    return os.environ.get("DATABASE_URL") or LOCAL_URL.read_text().strip()


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """The address of an empty database that is there for the block; BENCH_KEEP=1 keeps it.

    One of that name that an interrupted run has left is removed first.
    """
    # Read once: within the block the environment names the new database.
    beside = address()
    parts = urlsplit(beside)
    keep = bool(os.environ.get("BENCH_KEEP"))
    with psycopg.connect(beside, autocommit=True) as server:
        if not keep:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        if not keep:
            with psycopg.connect(beside, autocommit=True) as server:
                server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
