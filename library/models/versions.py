"""Files that a document had before: for editors, never for readers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from library.file_types import size_in_words, type_name


class DocumentVersion(models.Model):
    """A file that was replaced. The document's own address leads to the new one."""

    document = models.ForeignKey(
        "library.SiteDocument", on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(help_text="1 for the document's first file.")
    # The file stays where it is in the store; only the document lets go of it.
    file = models.FileField()
    file_size = models.PositiveBigIntegerField(null=True)
    file_hash = models.CharField(max_length=40, blank=True)
    page_count = models.PositiveIntegerField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    replaced_at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(help_text="Why the file was replaced.")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_has_its_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.document}"

    @property
    def filename(self) -> str:
        """What an editor's copy is called."""
        stem, _, extension = self.document.filename.rpartition(".")
        own = str(self.file.name).rpartition(".")[2] or extension
        return f"{stem}-version-{self.number}.{own}"

    @property
    def description(self) -> str:
        """Type and size, for example: PDF, 1.2 MB."""
        size = f", {size_in_words(self.file_size)}" if self.file_size is not None else ""
        return f"{type_name(self.file.name)}{size}"
