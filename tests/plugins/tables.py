"""The tables of the tests: by all migrations in a whole run (LONG=1, as in CI), else from the file.

To apply the migrations takes a quarter of a minute in each test process. That the file says the
same is what a whole run holds (tests/operations/test_first_tables.py).
"""

import os
from typing import Any

import pytest
from django.core.management.commands.migrate import Command

from operations.first_tables import fill_empty_database

BY_MIGRATIONS = "TABLES_BY_MIGRATIONS"


@pytest.hookimpl(tryfirst=True)  # before long_tests says LONG=1 for whoever names files
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        os.environ.setdefault(BY_MIGRATIONS, os.environ.get("LONG", ""))
    if are_by_migrations():
        return
    migrate = Command.handle

    def fill_and_migrate(self: Command, *args: Any, **options: Any) -> Any:
        fill_empty_database()
        return migrate(self, *args, **options)

    Command.handle = fill_and_migrate  # type: ignore[method-assign]


def are_by_migrations() -> bool:
    return os.environ.get(BY_MIGRATIONS, "") not in ("", "0")
