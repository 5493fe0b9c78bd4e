from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from desk.models import Release
from desk.release.due import do_what_is_due, due_versions


class Command(BaseCommand):
    """In Wagtail's place, by its name: Wagtail's stops at the first page that is refused."""

    help = "Publish and unpublish what is due, each page and each release by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="say what would be published")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["dryrun"]:
            do_what_is_due()
            return
        now = timezone.now()
        for release in Release.objects.due(now):
            self.stdout.write(f"The release “{release}”")
        for revision in due_versions(now):
            self.stdout.write(f"“{revision.object_str}”")
