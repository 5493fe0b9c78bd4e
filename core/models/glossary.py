"""Abbreviations and terms, explained where they first appear on a page."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class GlossaryTerm(index.Indexed, models.Model):
    """A term that readers may not know."""

    term = models.CharField(
        max_length=100,
        unique=True,
        help_text="As it is written in pages, for example LCSPR. Capital letters count.",
    )
    meaning = models.CharField(
        max_length=200,
        help_text="What the letters stand for, for example Local Child Safeguarding Practice "
        "Review.",
    )
    explanation = models.TextField(
        blank=True,
        help_text="One or two plain sentences, for the list of terms on the page.",
    )

    panels = [FieldPanel("term"), FieldPanel("meaning"), FieldPanel("explanation")]
    search_fields = [
        index.SearchField("term"),
        index.SearchField("meaning"),
        index.AutocompleteField("term"),
        index.AutocompleteField("meaning"),
    ]

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return f"{self.term}: {self.meaning}"
