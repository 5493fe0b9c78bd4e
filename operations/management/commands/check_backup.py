from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operations.backups.checking import Reader, latest
from operations.backups.places import place_of
from operations.backups.problems import BackupProblem
from operations.backups.progress import Bars


class Command(BaseCommand):
    """Touches nothing, neither the site nor the backup."""

    help = "Read a backup wholly and say whether it is whole and can be opened."
    # It is of use where there is no database at all.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="which; the newest whole one without a name")
        parser.add_argument("--from", dest="source", default="", help="a place instead")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            place = place_of(options["source"])
            name = options["name"] or latest(place)
            with Bars(options["verbosity"] == 0) as bars:
                manifest = Reader(place, name, bars.advance).check()
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"The backup can’t be read: {error}") from error
        self.stdout.write(
            f"{name} is whole: {sum(manifest.tables.values()):,} rows in {len(manifest.tables)} "
            f"tables and {len(manifest.files):,} files, as they were at {manifest.made_at}."
        )
        if manifest.missing:
            self.stderr.write(f"{len(manifest.missing)} files were missing when it was made.")
