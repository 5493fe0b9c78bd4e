"""`manage.py load_content content/sefton`: a folder in, pages out."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from content.loading import ContentRefused, Report, load_folder
from content.loading.load import Step
from content.loading.report import Action


class Command(BaseCommand):
    """Loads a content folder (docs/content-format.md)."""

    help = (
        "Create or update pages, snippets, documents and settings from a folder of YAML and files. "
        "All of it or nothing; a second run changes only what has changed in the folder."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and two switches."""
        parser.add_argument("folder", type=Path, help="for example content/sefton")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen and change nothing"
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="write over what editors changed on the site since the last load",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done."""
        folder, dry_run = options["folder"], options["dry_run"]
        try:
            report = load_folder(
                folder, dry_run=dry_run, overwrite=options["overwrite"], progress=self.with_bar
            )
        except ContentRefused as error:
            raise CommandError(self.explain(error, folder)) from error
        except OSError as error:
            raise CommandError(f"A file could not be read or written: {error}") from error
        self.say(report, dry_run)

    def with_bar(self, steps: list[Step]) -> Iterable[Step]:
        """A progress bar, where somebody is watching."""
        return tqdm(steps, desc="Loading", unit=" steps", disable=None, leave=False)

    def explain(self, error: ContentRefused, folder: Path) -> str:
        """Every problem, a line each, then what it means."""
        number = len(error.problems)
        what = "1 problem was found" if number == 1 else f"{number} problems were found"
        lines = [str(problem) for problem in error.problems]
        return "\n".join([*lines, f"{what} in {folder}. Nothing was loaded."])

    def say(self, report: Report, dry_run: bool) -> None:
        """What changed (all of it in a dry run), what was kept, and the counts."""
        shown = [Action.KEPT] if not dry_run else [Action.CREATED, Action.UPDATED, Action.KEPT]
        for line in report.of(*shown):
            self.stdout.write(str(line))
        if report.count(Action.KEPT):
            self.stdout.write("To load over what editors changed, add --overwrite.")
        start = "Nothing was changed. A real run would end with: " if dry_run else ""
        self.stdout.write(f"{start}{report.summary}.")
