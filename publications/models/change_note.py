"""What was changed after a publication came out, in words for its readers."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.dates import date_in_words


class ChangeNote(models.Model):
    """One change that readers are told of: “Updated 3 May 2026: page 4 corrected”."""

    page = ParentalKey(
        "publications.PublicationPage", on_delete=models.CASCADE, related_name="change_notes"
    )
    changed_on = models.DateField(
        "changed on", help_text="The day readers get the change, for example 03/05/2026."
    )
    words = models.CharField(
        "what was changed",
        max_length=250,
        help_text="For readers, in a few words, for example: page 4 corrected.",
    )

    panels = [FieldRowPanel([FieldPanel("changed_on"), FieldPanel("words")])]

    class Meta:
        verbose_name = "change note"
        ordering = ["-changed_on", "-pk"]

    def __str__(self) -> str:
        return self.words

    @property
    def label(self) -> str:
        """For example “3 May 2026: page 4 corrected”."""
        return f"{date_in_words(self.changed_on)}: {self.words.rstrip('.')}"
