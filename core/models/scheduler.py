"""When the scheduler last did its minute's work: what it does by itself stops when it does."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

# It works every minute; a minute's work may be long, but not that long.
STOPPED_AFTER = timedelta(minutes=10)


class SchedulerRunQuerySet(models.QuerySet["SchedulerRun"]):
    """One row, whichever of several schedulers was the last."""

    def note(self) -> None:
        """A minute's work has just come to its end."""
        self.update_or_create(pk=1, defaults={"finished_at": timezone.now()})

    def recent(self, now: datetime | None = None) -> Self:
        """The row, while a scheduler seems to run."""
        return self.filter(finished_at__gt=(now or timezone.now()) - STOPPED_AFTER)


class SchedulerRun(models.Model):
    """The last minute of which all work was tried."""

    finished_at = models.DateTimeField()

    objects = SchedulerRunQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.finished_at:%Y-%m-%d %H:%M}"
