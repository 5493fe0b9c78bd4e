"""Which object of the site came from which entry, and spreadsheets that are being brought in."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

# Without a sign of progress for so long, the worker that was at it has died.
STOPPED_AFTER = timedelta(minutes=5)


class LoadedObject(models.Model):
    """The tie between an entry of a folder and the object made from it.

    It holds through edits of titles and addresses, by either side. The two hashes tell who has
    changed what since the last load: `fingerprint` the folder, `state` the site.
    """

    source = models.CharField(max_length=100, help_text="The name of the folder.")
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "section", "key"], name="one_object_per_entry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.section} {self.key}"


class SheetImport(models.Model):
    """One spreadsheet with its files, between its check and the drafts that it becomes."""

    class State(models.TextChoices):
        """How far it has come."""

        CHECKED = "checked", "Ready"
        RUNNING = "running", "Being brought in"
        DONE = "done", "Done"
        FAILED = "failed", "Not brought in"

    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=255)
    # Each row: its number and the text under each heading.
    rows = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)
    rows_done = models.PositiveIntegerField(default=0)
    progress_at = models.DateTimeField(null=True)
    # What stood in the way: rows of row, column and sentence.
    problems = models.JSONField(default=list)
    # The keys of the pages it made.
    made = models.JSONField(default=list)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def has_stopped(self) -> bool:
        """Whether the worker went away in the middle; nothing of it was kept then."""
        if self.state != self.State.RUNNING or self.progress_at is None:
            return False
        return timezone.now() - self.progress_at > STOPPED_AFTER


class SheetFile(models.Model):
    """A file that came with a spreadsheet; private, and removed once it has become a document."""

    sheet = models.ForeignKey("content.SheetImport", on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to="incoming")
    sha1 = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "name"], name="content_one_file_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
