"""Pages that go out together, and what the clock couldn't publish."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder

# What is refused at its hour is tried again each minute for this long. A person who has told a
# family "nine o'clock" must not find it public at midnight because somebody cleared a file.
KEEP_TRYING = timedelta(hours=1)
# Beyond this nobody has even tried: the scheduler isn't running.
LATE_AFTER = timedelta(minutes=5)


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases by where they stand."""

    def planned(self) -> "ReleaseQuerySet":
        """With an hour, not out yet, and still being tried."""
        return self.filter(state=Release.State.PLANNED).order_by("go_live_at", "pk")

    def due(self, now: datetime) -> "ReleaseQuerySet":
        """To go out now, the earliest first."""
        return self.planned().filter(go_live_at__lte=now)

    def refused(self) -> "ReleaseQuerySet":
        """Those that should have gone out and were refused, tried again or not."""
        return self.exclude(refused_at=None).order_by("go_live_at", "pk")

    def untold(self) -> "ReleaseQuerySet":
        """Refused, and nobody was told by e-mail yet."""
        return self.refused().filter(told_at=None)

    def overdue(self, now: datetime) -> "ReleaseQuerySet":
        """Due for a while, and nothing has tried them."""
        return self.due(now - LATE_AFTER).filter(refused_at=None)

    def open(self) -> "ReleaseQuerySet":
        """Not out yet."""
        return self.exclude(state=Release.State.RELEASED)


class Release(models.Model):
    """Pages that go live in the same minute, or not at all.

    Documents need no rows here: they are public while a public page uses them.
    """

    class State(models.TextChoices):
        """Where it stands. A cancelled plan is being prepared again."""

        PREPARED = "prepared", "Being prepared"
        PLANNED = "planned", "Planned"
        HELD = "held", "Did not go out"
        RELEASED = "released", "Out"

    title = models.CharField(
        "name",
        max_length=120,
        help_text="Only editors see it, for example “Review of 2026 with its briefing”. Never a "
        "child’s name.",
    )
    state = models.CharField(
        max_length=10, choices=State, default=State.PREPARED, editable=False, db_index=True
    )
    go_live_at = models.DateTimeField("goes out at", null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    released_at = models.DateTimeField(null=True, editable=False)
    refused_at = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)
    reasons = models.JSONField(default=list, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether its pages are still waiting."""
        return self.state != self.State.RELEASED

    @property
    def is_planned(self) -> bool:
        """Whether the clock is running."""
        return self.state == self.State.PLANNED

    @property
    def may_be_changed(self) -> bool:
        """Pages come and go only while nobody relies on the plan."""
        return self.state in {self.State.PREPARED, self.State.HELD}

    @property
    def tried_until(self) -> datetime | None:
        """When the trying ends; nothing for what wasn't refused."""
        return self.refused_at + KEEP_TRYING if self.refused_at else None


class ReleasedPage(models.Model):
    """One page of a release, in the version that was agreed when it was planned."""

    release = models.ForeignKey("desk.Release", on_delete=models.CASCADE, related_name="rows")
    # A deleted page leaves its row, so that the rest doesn't go out without it unnoticed.
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="release_rows"
    )
    page_title = models.CharField(max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "page"], name="desk_page_once_in_a_release")
        ]

    def __str__(self) -> str:
        return self.page_title


class ScheduleProblemQuerySet(models.QuerySet["ScheduleProblem"]):
    """Refusals of pages that were planned alone."""

    def given_up(self, now: datetime) -> "ScheduleProblemQuerySet":
        """Not tried any more."""
        return self.filter(refused_at__lte=now - KEEP_TRYING)

    def current(self) -> "ScheduleProblemQuerySet":
        """Of versions that are still planned; a newer plan or a publication ends the others."""
        return self.exclude(revision__approved_go_live_at=None)

    def untold(self) -> "ScheduleProblemQuerySet":
        """Nobody was told by e-mail yet."""
        return self.current().filter(told_at=None)


class ScheduleProblem(models.Model):
    """A version of something that was to be published at its hour and was refused.

    Its planned hour stays where Wagtail keeps it, on the version, so nothing is lost.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="schedule_problem"
    )
    reasons = models.JSONField(default=list)
    refused_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)

    objects = ScheduleProblemQuerySet.as_manager()

    class Meta:
        ordering = ["refused_at", "pk"]

    def __str__(self) -> str:
        return self.revision.object_str

    @property
    def tried_until(self) -> datetime:
        """When the trying ends."""
        return self.refused_at + KEEP_TRYING

    @property
    def is_given_up(self) -> bool:
        """Whether it waits for a person."""
        return timezone.now() >= self.tried_until

    @property
    def edit_url(self) -> str:
        """Where an editor can put it right; nothing for what has no such place."""
        held = self.revision.content_object
        return AdminURLFinder().get_edit_url(held) or "" if held else ""
