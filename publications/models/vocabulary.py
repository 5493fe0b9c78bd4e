"""Topics and age bands: the words publications are found by."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class VocabularyTerm(index.Indexed, models.Model):
    """A name, its part of an address, and its place in lists."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        "address",
        max_length=80,
        unique=True,
        help_text="Stands in search addresses: small letters, figures and hyphens. Don't change "
        "it once people have shared links.",
    )
    description = models.CharField(max_length=250, blank=True)
    sort_order = models.PositiveSmallIntegerField("order", default=0, help_text="Lowest first.")

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Topic(VocabularyTerm):
    """What a publication is about, for example neglect."""


class AgeBand(VocabularyTerm):
    """The age of the children it is about."""
