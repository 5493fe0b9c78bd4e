"""Figures that are asked of the database and the checks when somebody reads them."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from core.models import SchedulerRun
from core.visibility import public_pages
from library.models import FileCheck
from operations.models import BackupRun, SharedCache
from operations.queue import failed_today, waiting
from operations.system.checking import check_everything
from operations.system.finding import State
from operations.version import version

logger = logging.getLogger(__name__)

Figures = Iterator[GaugeMetricFamily]


def _one(name: str, help_text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"site_{name}", help_text, value=value)


def _moment(name: str, help_text: str, moment: datetime | None) -> Figures:
    """Seconds since 1970; nothing where it has never been."""
    if moment:
        yield _one(f"{name}_timestamp_seconds", help_text, moment.timestamp())


def checks() -> Figures:
    """Each check of the page “System”: 0 is well, 1 has failed; what isn't known isn't there."""
    family = GaugeMetricFamily("site_check_failed", "Checks that failed.", labels=["check"])
    for one in check_everything():
        if one.finding.state != State.UNKNOWN:
            family.add_metric([one.check.name], one.finding.state == State.FAILED)
    yield family
    release = GaugeMetricFamily("site_release", "Which release this is.", labels=["version"])
    release.add_metric([version()], 1)
    yield release


def queue() -> Figures:
    """Background work."""
    count, oldest = waiting()
    waited = (timezone.now() - oldest).total_seconds() if oldest else 0.0
    yield _one("queue_waiting", "Background work that is due.", count)
    yield _one("queue_oldest_seconds", "How long the oldest of it has waited.", waited)
    yield _one("queue_failed_last_day", "Background work that failed.", failed_today())
    unchecked = FileCheck.objects.exclude(state=FileCheck.State.DONE).count()
    yield _one("uploads_waiting_for_checks", "Files whose safety check isn't done.", unchecked)


def scheduler() -> Figures:
    """The scheduler's last minute."""
    last = SchedulerRun.objects.first()
    yield from _moment("scheduler_last", "Its last minute.", last.finished_at if last else None)


def shared_cache() -> Figures:
    """Whether it was told."""
    known = SharedCache.objects.current()
    yield from _moment("shared_cache_emptied", "When it was last emptied.", known.emptied_at)
    yield _one("shared_cache_failing", "It wasn't told of a change.", bool(known.failing_since))


def backups() -> Figures:
    """The last one."""
    last = BackupRun.objects.latest_first().first()
    if last:
        yield from _moment("backup_last", "When it ended.", last.finished_at)
        yield _one("backup_bytes", "How large it is.", last.size)


def pages() -> Figures:
    """What the public may read now, by the type of page."""
    family = GaugeMetricFamily("site_public_pages", "Pages anybody may read.", labels=["type"])
    types = public_pages().order_by().values_list("content_type__model").annotate(Count("pk"))
    for name, number in types:
        family.add_metric([name], number)
    yield family


GROUPS: tuple[Callable[[], Figures], ...] = (
    checks,
    queue,
    scheduler,
    shared_cache,
    backups,
    pages,
)


class AskedCollector(Collector):
    """What can't be asked isn't there: an alarm on its absence is the right alarm."""

    def collect(self) -> Figures:
        """Every figure that can be had."""
        for group in GROUPS:
            try:
                # Wholly or not at all.
                yield from list(group())
            except Exception:
                logger.exception("The figures of %s couldn't be had", group.__name__)
