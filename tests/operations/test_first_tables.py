"""The tables of a new local copy are those that the migrations make."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from operations.first_tables import fill_empty_database, filling, first_tables, fits
from tests.connections import database_server
from tests.plugins.tables import are_by_migrations

ANEW = "Run manage.py write_first_tables: "
# What comes out different each time: moments, random keys, and how far tests have counted.
CHANCE = re.compile(
    r"'\d{4}-\d\d-\d\d \d\d:\d\d:[^']*'"
    r"|'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'"
    r"|setval\('[^']*', \d+, \w+\)"
)


@pytest.fixture
def empty_database(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """A connection to a database without tables."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with database_server() as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        address = {part: getattr(server.info, part) for part in ("host", "port", "user")}
        password = server.info.password
        with psycopg.connect(**address, password=password, dbname=name) as made:
            yield made
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


# All tests have a home page, which a new site has not.
OF_TESTS = re.compile(
    r"INSERT INTO public\.(core_change|home_\w+|search_\w+|wagtailcore_"
    r"(page|pagelogentry|referenceindex|site)) "
)


def essence(tables: str) -> list[str]:
    """Line by line without what is chance; rows may come in another order."""
    commands = [one for one in tables.split(";\n") if not OF_TESTS.match(one)]
    return sorted(CHANCE.sub("?", line).rstrip(",") for one in commands for line in one.split("\n"))


def test_the_file_is_of_the_migrations_there_are() -> None:
    assert fits(), f"{ANEW}the migrations have changed"


@pytest.mark.skipif(not are_by_migrations(), reason="the tables of this run are from the file")
@pytest.mark.django_db
def test_the_file_says_what_the_migrations_make() -> None:
    kept = filling.FILE.read_text(encoding="utf-8")
    assert essence(kept) == essence(first_tables()), f"{ANEW}a new site gets other rows"


@pytest.mark.django_db
def test_the_file_makes_every_table_at_once(empty_database: psycopg.Connection) -> None:
    empty_database.execute(filling.FILE.read_text(encoding="utf-8"))
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    made = {name for (name,) in empty_database.execute(tables)}
    assert made == set(connection.introspection.table_names())


@pytest.mark.django_db
def test_nothing_is_done_where_there_are_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "FILE", filling.FILE.with_name("not there"))
    assert not fill_empty_database()


def test_a_file_of_other_migrations_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "migrations_as_text", lambda: "others")
    assert not fits()
