"""The people of a partnership's business unit, and of the board's before it."""

from typing import Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.timezone import localdate
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.search import index


class TeamMemberQuerySet(models.QuerySet):
    """Current and former posts."""

    def _ended(self) -> Q:
        today = localdate()
        return Q(ends_on__lt=today) | Q(body__until_year__lte=today.year)

    def current(self) -> Self:
        """Posts of today: neither the person nor the body has ended."""
        return self.exclude(pk__in=self.model._default_manager.filter(self._ended()))

    def former(self) -> Self:
        """Posts of the past, for pages that are marked as history only."""
        return self.filter(self._ended())

    def public(self) -> Self:
        """Whose photograph anybody may see."""
        return self.current()


class TeamMember(index.Indexed, models.Model):
    """One post and who holds it."""

    name = models.CharField(
        max_length=100,
        blank=True,
        help_text="Leave empty when the post is vacant, or when no name was published.",
    )
    role = models.CharField(max_length=150, help_text="The job title.")
    body = models.ForeignKey(
        "people.PublishingBody", on_delete=models.PROTECT, related_name="team_members"
    )
    is_vacant = models.BooleanField(
        "vacant", default=False, help_text="Nobody holds this post now."
    )
    phone = models.CharField(max_length=24, blank=True)
    email = models.EmailField("e-mail", blank=True)
    photo = models.ForeignKey(
        "library.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = RichTextField("about", blank=True, features=["bold", "link"])
    ends_on = models.DateField(
        "last day",
        null=True,
        blank=True,
        help_text="After this day the person is no longer shown as current anywhere.",
    )
    sort_order = models.PositiveSmallIntegerField("order", default=0, help_text="Lowest first.")

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("is_vacant")]),
        FieldPanel("role"),
        FieldPanel("body", widget=forms.Select),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("photo"),
        FieldPanel("biography"),
        FieldRowPanel([FieldPanel("ends_on"), FieldPanel("sort_order")]),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("role"),
        index.AutocompleteField("name"),
        index.AutocompleteField("role"),
    ]

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        ordering = ["body", "sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.role}"

    def clean(self) -> None:
        """A vacant post has nobody in it."""
        super().clean()
        if self.is_vacant and self.name:
            raise ValidationError({"is_vacant": "A vacant post has no name. Clear one of the two."})

    @property
    def display_name(self) -> str:
        """The name for a reader, or what stands in its place."""
        return self.name or ("Vacant" if self.is_vacant else "Name not given")

    @property
    def searchable_text(self) -> str:
        """What readers see of somebody, in words; who has left can't be written to."""
        phone = f"Phone number: {self.phone}" if self.phone else ""
        email = f"E-mail: {self.email}" if self.email and not self.is_former else ""
        biography = strip_tags(self.biography.replace("<", " <"))
        shown = [f"{self.display_name}, {self.role}", phone, email, biography]
        return ". ".join(filter(None, shown))

    @property
    def standing(self) -> str:
        """Where the post stands today, in a word or two for the editor's list."""
        if self.is_former:
            return "Former"
        return "Vacant" if self.is_vacant else "In post"

    @property
    def is_former(self) -> bool:
        """Whether the post or its holder is of the past."""
        return bool(self.ends_on and self.ends_on < localdate()) or self.body.has_ended
