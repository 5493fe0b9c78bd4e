from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm
from wagtail.models import Page

from search.indexing import rebuild

PAGES_AT_ONCE = 100


class Command(BaseCommand):
    """Whatever interrupts it, readers keep the index they had."""

    help = "Build the search index of the site's pages anew; may be run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-progress", action="store_true", help="show no progress bar, also on a terminal"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        live = Page.objects.live().filter(depth__gt=1).order_by("path")
        quiet = options["no_progress"] or options["verbosity"] == 0
        pages = tqdm(
            live.specific(defer=False).iterator(chunk_size=PAGES_AT_ONCE),
            total=live.count(),
            desc="Indexing pages",
            unit=" pages",
            disable=True if quiet else None,  # None: only where somebody watches
        )
        written = rebuild(pages)
        if options["verbosity"]:
            self.stdout.write(f"Indexed {live.count()} pages in {written} passages.")
