"""Who publishes: the partnership, and the board it was before."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.utils.timezone import localdate
from wagtail.search import index

from core.changes import Remembered


class PublishingBodyQuerySet(models.QuerySet["PublishingBody"]):
    """Bodies by whether they still exist."""

    def current(self) -> Self:
        """Bodies that have not ended."""
        return self.exclude(until_year__lte=localdate().year)

    def publishing_most(self) -> "PublishingBody | None":
        """Of the bodies that still exist the one with the most publications.

        Those of the body it took over from count as its own: a new name begins with none.
        """
        own = Count("publications", distinct=True)
        inherited = Count("predecessors__publications", distinct=True)
        counted = self.current().annotate(publication_count=own + inherited)
        return counted.order_by("-publication_count", "-from_year").first()


class PublishingBody(index.Indexed, models.Model):
    """A body that publishes; a renamed one is a new row, so that history keeps its names."""

    name = models.CharField(max_length=150, unique=True, help_text="In full.")
    short_name = models.CharField(max_length=40, help_text="As people say it.")
    slug = models.SlugField(max_length=60, unique=True, help_text="Stands in search addresses.")
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The year it ended. Empty while it exists."
    )
    succeeded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("short_name"),
    ]

    objects = PublishingBodyQuerySet.as_manager()

    class Meta:
        ordering = ["-from_year", "name"]
        verbose_name_plural = "publishing bodies"

    def __str__(self) -> str:
        return self.short_name

    def clean(self) -> None:
        """Refuse a body that ends before it begins."""
        super().clean()
        if self.from_year and self.until_year and self.until_year < self.from_year:
            raise ValidationError({"until_year": "This is before the year it began."})

    @property
    def years(self) -> str:
        """From when until when, for the editor's lists: "2019 to now"."""
        start, end = self.from_year, self.until_year
        if start and end:
            return f"{start} to {end}"
        if start:
            return f"{start} to now"
        return f"until {end}" if end else ""

    @property
    def today(self) -> "PublishingBody":
        """Itself, or who took over from it, and from them."""
        body, seen = self, {self.pk}
        while body.succeeded_by and body.succeeded_by_id not in seen:
            body = body.succeeded_by
            seen.add(body.pk)
        return body

    @property
    def with_predecessors(self) -> set["PublishingBody"]:
        """Itself and every body that it took over from: whoever shows one of them shows it."""
        found, latest = {self}, {self}
        while latest := set(PublishingBody.objects.filter(succeeded_by__in=latest)) - found:
            found |= latest
        return found

    @property
    def has_ended(self) -> bool:
        """Whether the body is history."""
        return self.until_year is not None and self.until_year <= localdate().year


# All bodies by their keys, each with who took over from it; shared by all answers.
bodies_now = Remembered(lambda: PublishingBody.objects.select_related("succeeded_by").in_bulk())
