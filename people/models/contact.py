"""Teams that readers may need to reach."""

from typing import Self

from django import forms
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from core.dates import date_in_words


class ContactQuerySet(models.QuerySet):
    """Contacts by whether they may be shown as current."""

    def public(self) -> Self:
        """Contacts that readers may be given today."""
        return self.filter(is_former=False)


class Contact(index.Indexed, ClusterableModel):
    """A team, where it is, and whom to ask for."""

    name = models.CharField("team", max_length=150)
    body = models.ForeignKey(
        "people.PublishingBody",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
        help_text="Leave empty for a team of another organisation.",
    )
    address = models.TextField(blank=True, help_text="One line each.")
    phone = models.CharField(max_length=24, blank=True)
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField(blank=True)
    website_text = models.CharField(
        "words of the website link",
        max_length=120,
        blank=True,
        help_text="Say what it opens.",
    )
    note = models.CharField(max_length=250, blank=True, help_text="For example when they answer.")
    last_confirmed_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day somebody last checked these details. Readers see it.",
    )
    is_former = models.BooleanField(
        "no longer in use",
        default=False,
        help_text="Shown only on pages kept as history.",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("body", widget=forms.Select),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldRowPanel([FieldPanel("website"), FieldPanel("website_text")]),
        FieldPanel("note"),
        InlinePanel("people", label="Person", heading="People"),
        FieldRowPanel([FieldPanel("last_confirmed_on"), FieldPanel("is_former")]),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("address"),
        index.RelatedFields("people", [index.SearchField("name"), index.SearchField("role")]),
    ]

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def last_confirmed(self) -> str:
        """When somebody last checked it, for the editor's lists."""
        return date_in_words(self.last_confirmed_on) if self.last_confirmed_on else "Never"

    @property
    def use(self) -> str:
        """Whether readers are given it, in a word for the editor's lists."""
        return "No longer" if self.is_former else "Yes"


class ContactPerson(Orderable):
    """Somebody to ask for."""

    contact = ParentalKey("people.Contact", on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=24, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("phone")]),
        FieldPanel("role"),
    ]

    def __str__(self) -> str:
        return self.name
