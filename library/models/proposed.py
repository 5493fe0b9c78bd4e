"""What shall take the place of a document that readers have, once a second person has agreed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from library.file_types import size_in_words, type_name

from .checks import FileCheck


class ProposedVersionQuerySet(models.QuerySet["ProposedVersion"]):
    """Proposals by what became of them."""

    def waiting(self) -> Self:
        """Nobody has answered these, and nobody took them back."""
        return self.filter(decided_at=None)

    def with_people(self) -> Self:
        """Each with its document and with who took part, in one query."""
        return self.select_related("document", "proposed_by", "decided_by")


class ProposedVersion(models.Model):
    """Another file, or another title, for a document of which readers are to keep the old one.

    `file` is empty where the file stays, and again when the answer is there: by then the file
    belongs to the document, or is gone.
    """

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Not approved"
        TAKEN_BACK = "taken-back", "Taken back"

    document = models.ForeignKey(
        "library.SiteDocument", on_delete=models.CASCADE, related_name="proposals"
    )
    title = models.CharField(max_length=255)
    language = models.CharField(max_length=10)
    is_sample = models.BooleanField(default=False)
    file = models.FileField(max_length=255, blank=True)
    file_size = models.PositiveBigIntegerField(null=True)
    file_hash = models.CharField(max_length=40, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(help_text="Why it is to be replaced.")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_because = models.TextField(blank=True)

    objects = ProposedVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(decided_at=None),
                name="one_proposal_waits_a_document",
            )
        ]

    def __str__(self) -> str:
        return f"Proposal for {self.document}"

    @property
    def check_of_file(self) -> FileCheck | None:
        """What the safety check says of the new file."""
        return FileCheck.objects.filter(file_name=self.file.name).first() if self.file else None

    @property
    def filename(self) -> str:
        """What an editor's copy is called."""
        stem = self.document.filename.rpartition(".")[0]
        return f"{stem}-waiting.{str(self.file.name).rpartition('.')[2]}"

    @property
    def description(self) -> str:
        """Type and size, for example: PDF, 1.2 MB."""
        size = f", {size_in_words(self.file_size)}" if self.file_size is not None else ""
        return f"{type_name(self.file.name)}{size}"
