from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from operations.backups.checking import Reader, latest
from operations.backups.places import place_of
from operations.backups.problems import BackupProblem
from operations.backups.progress import Bars
from operations.backups.restoring import Restorer

INTERRUPTED = (
    "Interrupted. The database is as it was; some files may be back already. Run the same command "
    "again: it goes on from there."
)


class Command(BaseCommand):
    """Stop web, worker and scheduler before: docs/operations.md has the steps."""

    help = "Put a backup back into an empty database and store, or replace what is there."
    # The database may be empty.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="which; the newest whole one without a name")
        parser.add_argument("--from", dest="source", default="", help="a place instead")
        parser.add_argument(
            "--replace", action="store_true", help="what is in the database and the store is lost"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            place = place_of(options["source"])
            name = options["name"] or latest(place)
            self.stdout.write(f"{name} from {place.label}")
            with Bars(options["verbosity"] == 0) as bars:
                reader = Reader(place, name, bars.advance)
                manifest = Restorer(reader, options["replace"], self.say).restore()
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"{error}. {INTERRUPTED}") from error
        except KeyboardInterrupt as error:
            raise CommandError(INTERRUPTED) from error
        self.stdout.write(
            f"Restored and compared: {sum(manifest.tables.values()):,} rows and "
            f"{len(manifest.files):,} files are those of the backup."
        )
        for missing in manifest.missing:
            self.stderr.write(f"Was missing when the backup was made: {missing}")
        self.say_what_is_next()

    def say(self, words: str) -> None:
        """At once, also into a file."""
        self.stdout.write(words)
        self.stdout.flush()

    def say_what_is_next(self) -> None:
        """An older backup needs the steps that were made since."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("The backup is of an older release: run `manage.py migrate` now.")
        self.stdout.write("Then start web, worker and scheduler, and look at the site.")
