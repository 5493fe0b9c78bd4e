"""Databases of the walks' own, beside the one of the other tests."""

import os
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from django.conf import settings
from psycopg import sql

from sscp_site.settings.environment import DATABASE_URL, TEST_DATABASE_NAME


def name_of(purpose: str) -> str:
    """A name that no other test process uses."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return f"{settings.DATABASES['default']['TEST']['NAME']}_{worker}_{purpose}".replace("-", "_")


def name_for_all(purpose: str) -> str:
    """A name that all test processes of a run share, and no other run at the same time."""
    return f"{TEST_DATABASE_NAME}_all_{purpose}".replace("-", "_")


def address_of(database: str) -> str:
    """The DATABASE_URL of a database on the server of the tests."""
    parts = urlsplit(DATABASE_URL)
    return urlunsplit(parts._replace(path=f"/{quote(database)}"))


def _execute(*statements: sql.Composed) -> None:
    with psycopg.connect(DATABASE_URL, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def create(database: str, copy_of: str = "template1") -> None:
    """A new database, whatever stood there before; who is connected to the original is cut off."""
    drop(database)
    _execute(
        # A copy is refused while anybody is connected to what is copied: a server that just ended.
        sql.SQL(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}"
            " AND pid <> pg_backend_pid()"
        ).format(sql.Literal(copy_of)),
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(database), sql.Identifier(copy_of)
        ),
    )


def drop(database: str) -> None:
    """Gone, with whoever is still connected to it."""
    _execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))
