"""The daily e-mails: what was in them, and whether they went out."""

from typing import Self

from django.db import models


class DigestQuerySet(models.QuerySet["Digest"]):
    """Daily e-mails by what became of them."""

    def sent_or_empty(self) -> Self:
        """Those of days that are done."""
        return self.filter(state__in=[Digest.State.SENT, Digest.State.NOTHING])


class Digest(models.Model):
    """One day's e-mail; the day is unique, so that two schedulers make one."""

    class State(models.TextChoices):
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        NOTHING = "nothing", "Nothing to say"
        FAILED = "failed", "Could not be sent"
        NOBODY = "nobody", "Nobody to send it to"

    day = models.DateField(unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.SENDING)
    tried_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=1)
    problem = models.CharField(max_length=250, blank=True)
    # Of everything that was on the desk, so that tomorrow's e-mail knows what is new.
    keys = models.JSONField(default=list)

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        verbose_name = "daily e-mail"

    def __str__(self) -> str:
        return f"{self.day}: {self.get_state_display()}"
