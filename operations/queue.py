"""How long background work has waited, and how long it is kept when it is done."""

from datetime import datetime, timedelta

from django.db.models import Case, F, Min, When
from django.db.models.functions import Greatest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

WAITS_TOO_LONG = timedelta(minutes=15)
DAY = timedelta(days=1)
# Longer than any screen looks back at what failed.
FINISHED_ARE_KEPT = timedelta(days=14)


def waiting() -> tuple[int, datetime | None]:
    """How much is due and not begun, and since when the oldest of it waits.

    What was put off on purpose has waited since its hour, not since it was asked for. The queue
    writes the end of all time for "at once".
    """
    due = DBTaskResult.objects.ready().order_by()
    put_off = When(run_after__lte=timezone.now(), then=Greatest("enqueued_at", "run_after"))
    since = Min(Case(put_off, default=F("enqueued_at")))
    return due.count(), due.aggregate(since=since)["since"]


def failed_today() -> int:
    """Work that failed in the last day."""
    return DBTaskResult.objects.failed().filter(finished_at__gt=timezone.now() - DAY).count()


def forget_finished_tasks() -> None:
    """The queue keeps each task with its result, and nothing else deletes them."""
    finished = DBTaskResult.objects.finished()
    finished.filter(finished_at__lt=timezone.now() - FINISHED_ARE_KEPT).delete()
