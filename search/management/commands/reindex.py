from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm
from wagtail.models import Page

from search.files import files_to_index, forget_all_files, forget_files_that_are_gone, index_file
from search.indexing import forget_pages_that_are_gone, index_page
from search.misses import forget_old_misses
from search.models import Entry
from search.vocabulary import rebuild_words

PAGES_AT_ONCE = 100


class Command(BaseCommand):
    """Whatever interrupts it, readers keep the index they had, and the next run goes on there."""

    help = (
        "Bring the search index up to date: every page, and every document that isn't indexed "
        "yet. May be run at any time; after an interruption it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="index every document anew, indexed or not"
        )
        parser.add_argument(
            "--no-progress", action="store_true", help="show no progress bar, also on a terminal"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.quiet = options["no_progress"] or options["verbosity"] == 0
        if options["all"]:
            forget_all_files()
        documents = self.index_documents()
        pages = self.index_pages()
        rebuild_words()
        forget_old_misses()
        if options["verbosity"]:
            self.stdout.write(f"Indexed {documents} documents. {pages} pages are in the index.")

    def index_documents(self) -> int:
        """One transaction each, so that what is done stays done."""
        forget_files_that_are_gone()
        waiting = list(files_to_index().values_list("pk", flat=True))
        return sum(index_file(pk) for pk in self.progress(waiting, "Indexing documents"))

    def index_pages(self) -> int:
        """Each is read and compared; only what differs is written."""
        forget_pages_that_are_gone()
        live = Page.objects.live().filter(depth__gt=1).order_by("path")
        pages = live.specific(defer=False).iterator(chunk_size=PAGES_AT_ONCE)
        for page in self.progress(pages, "Indexing pages", live.count()):
            index_page(page)
        return Entry.objects.count()

    def progress(self, things: Iterable, what: str, total: int | None = None) -> tqdm:
        """A bar where somebody watches."""
        return tqdm(things, total=total, desc=what, disable=True if self.quiet else None)
