"""Numbers of people who listen."""

from typing import Self

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from core.dates import date_in_words
from core.models.site_settings import validate_phone


class HelpLineQuerySet(models.QuerySet["HelpLine"]):
    """Help lines by whether readers are given them."""

    def public(self) -> Self:
        """Those that readers may call today, in their order."""
        return self.filter(is_former=False)


class HelpLine(index.Indexed, models.Model):
    """Somebody who listens: a number, when it answers, and for whom it is."""

    name = models.CharField(max_length=100)
    for_whom = models.CharField(
        "for whom it is", max_length=150, help_text="For example: children and young people."
    )
    phone = models.CharField(
        "number",
        max_length=24,
        validators=[validate_phone],
        help_text="Call it yourself before you save it.",
    )
    hours = models.CharField(
        "when it answers",
        max_length=120,
        blank=True,
        help_text="Leave empty if not sure.",
    )
    note = models.CharField(
        max_length=200, blank=True, help_text="For example: free, and nobody is told."
    )
    website = models.URLField(blank=True)
    last_confirmed_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day somebody last called it. Readers see it.",
    )
    is_former = models.BooleanField(
        "no longer in use", default=False, help_text="Tick to hide it on every page at once."
    )
    sort_order = models.PositiveSmallIntegerField("order", default=0, help_text="Lowest first.")

    panels = [
        FieldPanel("name"),
        FieldPanel("for_whom"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("hours")]),
        FieldPanel("note"),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("last_confirmed_on"), FieldPanel("sort_order")]),
        FieldPanel("is_former"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    objects = HelpLineQuerySet.as_manager()

    class Meta:
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def last_confirmed(self) -> str:
        """When somebody last called it, for the editor's lists."""
        return date_in_words(self.last_confirmed_on) if self.last_confirmed_on else "Never"

    @property
    def use(self) -> str:
        """Whether readers are given it, in a word for the editor's lists."""
        return "No longer" if self.is_former else "Yes"
