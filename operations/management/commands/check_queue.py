from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


class Command(BaseCommand):
    """The worker's health: it may be busy, but nothing should wait for long."""

    help = "Fail if a background task has waited too long to be started."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--minutes", type=int, default=15, help="how long is too long")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        limit = now - timedelta(minutes=options["minutes"])
        due = DBTaskResult.objects.ready().filter(enqueued_at__lt=limit)
        # One put off on purpose has waited since its hour, not since it was asked for.
        waiting = due.exclude(run_after__range=(limit, now)).count()
        if waiting:
            raise CommandError(
                f"{waiting} background tasks have waited for more than {options['minutes']} "
                "minutes: is the worker running?"
            )
        self.stdout.write("Nothing waits too long.")
