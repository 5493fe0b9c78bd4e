import logging
import signal
import threading
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.timezone import localdate

logger = logging.getLogger(__name__)

INTERVAL = 60.0  # seconds; an editor's "publish at 9:00" means the start of that minute


def seconds_to_next_minute(now: float) -> float:
    """How long to wait so that the next run falls on the minute, whatever the last one took."""
    return INTERVAL - now % INTERVAL


class Command(BaseCommand):
    """Runs until it is told to stop; a failing minute is logged and the next one is tried."""

    help = "Publish and unpublish what is due, every minute on the minute; index once a day."
    indexed_on: date | None = None

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
        """Whose last day was yesterday must not be found in today's team."""
        today = localdate()
        if today != self.indexed_on:
            call_command("reindex", verbosity=0)
            self.indexed_on = today

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def run_once(self) -> bool:
        try:
            call_command("publish_scheduled")
            self.index_on_a_new_day()
        except Exception:
            # Whatever went wrong, what is due next minute must still be published.
            logger.exception("The scheduled publishing of this minute failed")
            return False
        finally:
            connections.close_all()
        return True
