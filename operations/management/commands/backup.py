from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from operations.backups.making import Maker, thin
from operations.backups.manifest import Manifest
from operations.backups.places import Place, place_of
from operations.backups.problems import BackupProblem
from operations.backups.progress import Bars
from operations.models import BackupRun


class Command(BaseCommand):
    """While the site runs: readers and editors notice nothing of it."""

    help = "Back up the database and the files, encrypted, to BACKUP_PLACE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", default="", help="a folder or s3://bucket/folder instead")
        parser.add_argument(
            "--keep", type=int, help="afterwards remove all backups there but so many of the newest"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        keep = options["keep"]
        if keep is not None and keep < 1:
            raise CommandError("--keep must be 1 or more: the backup just made is kept.")
        try:
            place = place_of(options["to"])
            with Bars(options["verbosity"] == 0) as bars:
                name, manifest = Maker(place, bars.advance).make()
            self.note(place, name, manifest)
            self.thin(place, keep)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"No backup was made: {error}") from error

    def note(self, place: Place, name: str, manifest: Manifest) -> None:
        """Say it, and keep it where the admin can show it."""
        rows, files = sum(manifest.tables.values()), len(manifest.files)
        BackupRun.objects.create(
            name=name,
            place=place.label,
            finished_at=timezone.now(),
            size=manifest.size,
            rows=rows,
            files=files,
            missing=len(manifest.missing),
        )
        self.stdout.write(f"Backed up {rows:,} rows and {files:,} files: {name} in {place.label}.")
        for missing in manifest.missing:
            self.stderr.write(f"Not in the store, so not in the backup: {missing}")

    def thin(self, place: Place, keep: int | None) -> None:
        """Old ones cost room and keep what was deleted."""
        for removed in thin(place, keep) if keep else []:
            self.stdout.write(f"Removed {removed}.")
