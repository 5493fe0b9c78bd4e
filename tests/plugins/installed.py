"""The database after a test that commits: as it was before, for whichever test comes next.

pytest-django empties all tables after such a test, and lets these tests come last. Programs of
the site that a test starts commit as well. Several test
processes share the tests out in another order (tests.plugins.groups), and a new site's groups, root
page and home page are in the database that all tests expect. So the database is copied before the
first such test of a process, and comes back from the copy after each.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from psycopg import sql

from tests.connections import cut_everybody_off, database_server

# `production` is of tests/deployment, whose programs write into the database of the tests.
COMMITTING = {"transactional_db", "live_server", "django_db_serialized_rollback", "production"}
_copies: set[str] = set()


def commits(item: pytest.Item) -> bool:
    """Whether what the test writes is committed, and all tables are emptied after it."""
    marker = item.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or not COMMITTING.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def copied_before(request: pytest.FixtureRequest) -> None:
    """The copy, made while nothing was committed yet."""
    if commits(request.node):
        request.getfixturevalue("django_db_setup")
        name = _name()
        if name not in _copies:
            _copy(name, _copy_of(name))
            _copies.add(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After everything else of the test; the last one's database is gone by then."""
    try:
        yield
    finally:
        # Without a copy nothing was written: the test may have been left out.
        if nextitem and _copies and commits(item) and (name := _name()) in _copies:
            _copy(_copy_of(name), name)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    for name in _copies:
        with database_server() as server:
            server.execute(_drop(_copy_of(name)))


def _name() -> str:
    name: str = connection.settings_dict["NAME"]
    assert "test" in name, "this isn't a database of tests"
    return name


def _copy_of(name: str) -> str:
    return f"{name}_as_installed"


def _copy(source: str, target: str) -> None:
    # A copy is refused while anybody is connected to what is copied.
    cut_everybody_off(source)
    with database_server() as server:
        server.execute(_drop(target))
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(target), sql.Identifier(source)
            )
        )


def _drop(name: str) -> sql.Composed:
    return sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
