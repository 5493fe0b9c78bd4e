"""What the safety check found in a stored file, and who answered for it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from library.safety import CODES, VERSION


class FileCheckQuerySet(models.QuerySet["FileCheck"]):
    """Checks by how far they are."""

    def cleared(self) -> Self:
        """Of files that may go out, as far as the check is concerned."""
        return self.filter(cleared_at__isnull=False)

    def unfinished(self) -> Self:
        """Waiting for the worker, or with it."""
        return self.exclude(state=FileCheck.State.DONE)

    def outdated(self) -> Self:
        """Finished under rules that are no longer the newest."""
        return self.filter(state=FileCheck.State.DONE).exclude(version=VERSION)

    def in_use(self) -> Self:
        """Of files that a document or an image has now, not of those that were replaced."""
        return self.filter(
            Q(document__file=models.F("file_name")) | Q(image__file=models.F("file_name"))
        )

    def with_open_findings(self) -> Self:
        """Each with `is_blocked`: whether a finding keeps the file from being published."""
        blocking = Finding.objects.filter(check_of_file=OuterRef("pk")).open()
        return self.annotate(is_blocked=Exists(blocking))


class FileCheck(models.Model):
    """The check of one file in the store; a name in the store is never used twice.

    `cleared_at` is when the file was first found fit to go out: the check had come to its end and
    no blocking finding was open. A later check with stricter rules stops what would be published
    from then on, and takes nothing away by itself; a virus does.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be checked"
        RUNNING = "running", "Being checked"
        DONE = "done", "Checked"

    document = models.ForeignKey(
        "library.SiteDocument", null=True, on_delete=models.CASCADE, related_name="checks"
    )
    image = models.ForeignKey(
        "library.SiteImage", null=True, on_delete=models.CASCADE, related_name="checks"
    )
    file_name = models.CharField(max_length=255, unique=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    held_because = models.CharField(
        max_length=200, blank=True, help_text="Why the check can't go on yet, as a sentence."
    )
    queued_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True, db_index=True)
    version = models.PositiveIntegerField(null=True, help_text="Of the rules it was made with.")
    # What the file is, as its content says.
    type = models.CharField(max_length=20, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    is_readable = models.BooleanField(default=False)
    is_tagged = models.BooleanField(null=True)
    language = models.CharField(max_length=40, blank=True)

    objects = FileCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) ^ Q(image__isnull=False),
                name="check_is_of_one_file",
            )
        ]

    def __str__(self) -> str:
        return f"Check of {self.file_name}"

    @property
    def is_done(self) -> bool:
        """Whether it has come to its end, under whichever rules."""
        return self.state == self.State.DONE

    @property
    def is_up_to_date(self) -> bool:
        """Whether it has come to its end under today's rules."""
        return self.is_done and self.version == VERSION

    def clear_if_nothing_is_open(self) -> None:
        """Let the file go out from now on, if nothing stands against it any more."""
        if self.is_done and not self.cleared_at and not self.findings.open().exists():
            self.cleared_at = timezone.now()
            self.save(update_fields=["cleared_at"])


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings by what they mean for publishing."""

    def open(self) -> Self:
        """Those that keep the file from being published."""
        return self.filter(severity="block", accepted_at=None)

    def accepted(self) -> Self:
        """Those that a second person answered for."""
        return self.filter(accepted_at__isnull=False)

    def worst_first(self) -> Self:
        """Open ones, warnings, notes; within these by page."""
        severity = models.Case(
            models.When(severity="block", then=0), models.When(severity="warn", then=1), default=2
        )
        return self.order_by(severity, "page", "pk")


class Finding(models.Model):
    """One thing the check found. Hidden words themselves are never kept."""

    check_of_file = models.ForeignKey(FileCheck, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(max_length=40)
    page = models.PositiveIntegerField(null=True)
    severity = models.CharField(max_length=5)
    message = models.TextField()
    box = models.JSONField(null=True, help_text="x0, y0, x1, y1 in points from the page's origin.")
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_reason = models.TextField(blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        # "accept" is granted to those who publish: core.permissions.
        permissions = [("accept_finding", "Can accept what the check of a file found")]

    def __str__(self) -> str:
        return f"{self.code}, page {self.page}" if self.page else self.code

    @property
    def is_open(self) -> bool:
        """Whether it keeps the file from being published."""
        return self.severity == "block" and self.accepted_at is None

    @property
    def is_acceptable(self) -> bool:
        """Whether a second person may accept it at all."""
        known = CODES.get(self.code)
        return self.is_open and known is not None and known.acceptable

    @property
    def advice(self) -> str:
        """What to do about it."""
        known = CODES.get(self.code)
        return known.advice if known else ""

    def likeness(self) -> tuple[Any, ...]:
        """What makes two findings the same, from one check of a file to the next."""
        return self.code, self.page, self.message


class PageText(models.Model):
    """The words that can be seen on one page of a file."""

    check_of_file = models.ForeignKey(FileCheck, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField(help_text="Page or slide, from 1; 1 where there are none.")
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["check_of_file", "number"], name="text_of_one_page")
        ]

    def __str__(self) -> str:
        return f"Page {self.number} of {self.check_of_file.file_name}"
