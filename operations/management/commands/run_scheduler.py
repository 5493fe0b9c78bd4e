import logging
import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.timezone import localdate

from core.feedback.forgetting import forget_old_answers
from core.feedback.telling import tell_what_waits
from core.models import Change, SchedulerRun
from core.scheduled_work import scheduled_work
from library.tasks import request_forgotten_checks, request_new_checks_of_old
from operations.queue import forget_finished_tasks
from operations.shared_cache.emptying import NotEmptied, empty_if_changed

logger = logging.getLogger(__name__)

CHANGES_KEPT = timedelta(days=2)
INTERVAL = 60.0  # seconds; an editor's "publish at 9:00" means the start of that minute


def seconds_to_next_minute(now: float) -> float:
    """How long to wait so that the next run falls on the minute, whatever the last one took."""
    return INTERVAL - now % INTERVAL


def publish_what_is_due() -> None:
    """And unpublish what has expired: first, so that nothing else makes it late."""
    call_command("publish_scheduled")


def forget_old_changes() -> None:
    """What was noted days ago tells nobody anything more."""
    Change.objects.forget(older_than=CHANGES_KEPT)


def tell_the_shared_cache() -> None:
    """Of what was changed past the site: by a command, or in the database itself."""
    if not empty_if_changed():
        raise NotEmptied("The shared cache wasn't emptied; see above.")


def note_this_minute() -> None:
    """Last, so that work that never ends is told from work that is done."""
    SchedulerRun.objects.note()


def went_well(step: Callable[[], None]) -> bool:
    """Take one step; whatever goes wrong, the others and the next minute's must be taken."""
    try:
        step()
    except Exception:
        logger.exception("The scheduled work of this minute failed: %s", step.__name__)
        return False
    return True


class Command(BaseCommand):
    """Runs until it is told to stop; a failing minute is logged and the next one is tried."""

    help = (
        "Publish and unpublish what is due, every minute on the minute; see that no file's safety "
        "check is forgotten; index once a day."
    )
    indexed_on: date | None = None
    knows_old_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--heartbeat", type=Path, help="a file to touch after every minute that went well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = threading.Event()
        self.indexed_on = localdate()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        while not self.stopping.is_set():
            went_well = self.run_once()
            if went_well and options["heartbeat"]:
                options["heartbeat"].touch()
            self.stopping.wait(seconds_to_next_minute(time.time()))

    def index_on_a_new_day(self) -> None:
        """Whose last day was yesterday must not be found in today's team; forget what is old."""
        today = localdate()
        if today != self.indexed_on:
            call_command("reindex", verbosity=0)
            forget_old_answers()
            forget_old_changes()
            forget_finished_tasks()
            self.indexed_on = today

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def ask_for_checks(self) -> None:
        """What the queue has lost; after a start, what a new release has stricter rules for."""
        request_forgotten_checks()
        if not self.knows_old_checks:
            request_new_checks_of_old()
            self.knows_old_checks = True

    def run_once(self) -> bool:
        """One minute's work; whether all of it went well."""
        work = (
            publish_what_is_due,
            tell_what_waits,
            self.ask_for_checks,
            self.index_on_a_new_day,
            *scheduled_work(),
            tell_the_shared_cache,
            note_this_minute,
        )
        try:
            # A list, so that one that fails doesn't keep the next from being taken.
            outcomes = [went_well(step) for step in work]
            return all(outcomes)
        finally:
            connections.close_all()
