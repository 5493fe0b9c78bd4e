"""The documents of a publication, in order."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class DocumentRole(models.TextChoices):
    """What a document is to its publication."""

    REPORT = "report", "Report"
    EXECUTIVE_SUMMARY = "executive-summary", "Executive summary"
    BRIEFING = "briefing", "7-minute briefing"
    FULL_DOCUMENT = "full-document", "Full document"
    LEAFLET = "leaflet", "Leaflet"
    EASY_READ = "easy-read", "Easy Read"
    LARGE_PRINT = "large-print", "Large print"
    TRANSLATION = "translation", "Translation"
    FORM = "form", "Form"
    RESPONSE = "response", "Response"
    OTHER = "other", "Other"


class PublicationDocument(Orderable):
    """One document of a publication.

    Its language is the document's own: library.SiteDocument.language.
    """

    page = ParentalKey(
        "publications.PublicationPage",
        on_delete=models.CASCADE,
        related_name="documents",
    )
    document = models.ForeignKey("library.SiteDocument", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        "what it is",
        max_length=30,
        choices=DocumentRole,
        default=DocumentRole.FULL_DOCUMENT,
    )
    label = models.CharField(
        "words of the link",
        max_length=150,
        blank=True,
        help_text="Leave empty to use the document's title. Say what it opens.",
    )

    panels = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("label")]),
    ]

    def __str__(self) -> str:
        return self.link_text

    @property
    def link_text(self) -> str:
        """What the link says."""
        return self.label or self.document.title
