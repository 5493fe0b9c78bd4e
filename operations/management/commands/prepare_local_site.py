import errno
import gc
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from operations.first_tables import fill_empty_database

# Below the root (1) and the home page (2) there is nothing until content has been loaded.
HOME_PAGE_DEPTH = 2


# Objects made before Python looks among the newest, and such looks before it looks among all.
RUBBISH = (50_000, 20, 1000)


def look_for_rubbish_seldom() -> None:
    """A sixth of the time of migrating goes into looking; this takes 50 MB of memory more."""
    gc.freeze()
    gc.set_threshold(*RUBBISH)


def pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def site_is_empty() -> bool:
    return not Page.objects.filter(depth__gt=HOME_PAGE_DEPTH).exists()


class Command(BaseCommand):
    """One process for all of it: starting Django five times is what would take the seconds."""

    help = (
        "Bring the database of a local copy up to date; fill an empty site with the given content."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("content", help="the folder to load into a site that has no pages yet")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.prepare(options["content"])
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise CommandError("The disk is full: free some space and try again.") from error
        except DatabaseError as error:
            raise CommandError(f"The database could not do this: {first_line(error)}") from error

    def prepare(self, content: str) -> None:
        look_for_rubbish_seldom()
        self.connect()
        migrated = self.migrate()
        with self.step("Accounts for this machine"):
            call_command("create_local_accounts", stdout=StringIO())
        loaded = site_is_empty()
        if loaded:
            with self.step(f"Loading {content}"):
                call_command("load_content", content)
                call_command("load_search_words", stdout=StringIO())
        if loaded or migrated:
            with self.step("Building the search index"):
                if not loaded:
                    # Loading writes the admin's entries itself; a newer release may want others.
                    call_command("update_index", verbosity=0)
                call_command("reindex")

    def connect(self) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(
                f"The database does not answer (is DATABASE_URL right?): {first_line(error)}"
            ) from error

    def migrate(self) -> bool:
        """Apply what is missing; True if something was."""
        pending = pending_migrations()
        if pending:
            with self.step(f"Updating the database ({pending} steps)"):
                fill_empty_database()
                call_command("migrate", interactive=False, verbosity=0)
        return bool(pending)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.stdout.write(f"{title} ...")
        self.stdout.flush()
        began = time.monotonic()
        yield
        self.stdout.write(f"    done in {time.monotonic() - began:.1f} s")


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
