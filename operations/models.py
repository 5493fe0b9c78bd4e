"""What is remembered about keeping the site up."""

from typing import Self

from django.db import models


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
