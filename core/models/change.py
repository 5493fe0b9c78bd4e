"""That something readers may see has changed: what tells every process that it must look again."""

from datetime import timedelta

from django.db import models
from django.utils import timezone


class ChangeQuerySet(models.QuerySet["Change"]):
    """What was noted."""

    def forget(self, older_than: timedelta) -> None:
        """Delete what was noted before; whoever remembers something looks once more."""
        self.filter(changed_at__lt=timezone.now() - older_than).delete()


class Change(models.Model):
    """A transaction that changed something; written by triggers, so that nothing passes by it.

    `number` is drawn anew with each change. Two moments at which the sum of all numbers is the same
    are moments at which the same transactions had been committed.
    """

    transaction = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField()
    changed_at = models.DateTimeField(db_index=True)

    objects = ChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.transaction)
