"""What is remembered about keeping the site up."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils import timezone


class BackupRunQuerySet(models.QuerySet["BackupRun"]):
    """Backups that came to a good end."""

    def latest_first(self) -> Self:
        """The newest first."""
        return self.order_by("-finished_at", "-pk")


class BackupRun(models.Model):
    """One finished backup: that it was made and how large, not that it is still there."""

    name = models.CharField(max_length=100)
    place = models.CharField(max_length=500)
    finished_at = models.DateTimeField()
    size = models.PositiveBigIntegerField("bytes")
    rows = models.PositiveBigIntegerField()
    files = models.PositiveIntegerField()
    # Files that the database names and that were not in the store.
    missing = models.PositiveIntegerField(default=0)

    objects = BackupRunQuerySet.as_manager()

    class Meta:
        get_latest_by = "finished_at"

    def __str__(self) -> str:
        return self.name


class SharedCacheManager(models.Manager["SharedCache"]):
    """The one row there is."""

    def current(self) -> "SharedCache":
        """What the caches were told; unsaved before the first time."""
        return self.first() or SharedCache(pk=1)

    def note(self, state: str, failure: str) -> None:
        """They were told of this state just now; `failure` says which don't know, and why."""
        known, now = self.current(), timezone.now()
        known.tried_at = now
        if failure:
            known.failing_since = known.failing_since or now
        else:
            known.state, known.emptied_at, known.failing_since = state, now, None
        known.failure = failure[:500]
        known.save()


class SharedCache(models.Model):
    """What the shared caches in front of the site were last told, and whether they know it."""

    state = models.CharField(max_length=40, blank=True)
    emptied_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=500, blank=True)

    objects = SharedCacheManager()

    def __str__(self) -> str:
        return self.state

    def just_failed(self, within: timedelta) -> bool:
        """Whether one of them didn't answer so short a time ago."""
        if not (self.failing_since and self.tried_at):
            return False
        return timezone.now() - self.tried_at < within
