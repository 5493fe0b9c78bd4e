from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from operations.queue import waiting


class Command(BaseCommand):
    """The worker's health: it may be busy, but nothing should wait for long."""

    help = "Fail if a background task has waited too long to be started."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--minutes", type=int, default=15, help="how long is too long")

    def handle(self, *args: Any, **options: Any) -> None:
        limit = timedelta(minutes=options["minutes"])
        count, oldest = waiting()
        if oldest and timezone.now() - oldest > limit:
            raise CommandError(
                f"Background tasks have waited for more than {options['minutes']} minutes, "
                f"{count} wait in all: is the worker running?"
            )
        self.stdout.write("Nothing waits too long.")
