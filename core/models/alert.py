"""The banner at the top of every page."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.search import index


class AlertQuerySet(models.QuerySet):
    """Which banners are up."""

    def showing(self) -> Self:
        """Alerts whose time has come and isn't over."""
        now = timezone.now()
        return self.filter(Q(starts_at__lte=now), Q(ends_at__isnull=True) | Q(ends_at__gt=now))

    def not_over(self) -> Self:
        """Alerts that show now or later."""
        return self.exclude(ends_at__lte=timezone.now())

    def planned(self) -> Self:
        """Alerts whose time is still to come."""
        return self.filter(starts_at__gt=timezone.now())

    def past(self) -> Self:
        """Alerts whose time is over."""
        return self.filter(ends_at__lte=timezone.now())


class Alert(index.Indexed, models.Model):
    """A short message on every page, from one time until another."""

    class Level(models.TextChoices):
        """How loud it is."""

        INFORMATION = "information", "Good to know"
        IMPORTANT = "important", "Important"

    title = models.CharField(
        max_length=100,
        help_text="The message in a few words. It stands first, in bold.",
    )
    message = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="One or two sentences. Leave empty when the title says it all.",
    )
    level = models.CharField(max_length=20, choices=Level, default=Level.INFORMATION)
    starts_at = models.DateTimeField("show from", default=timezone.now)
    ends_at = models.DateTimeField(
        "show until",
        null=True,
        blank=True,
        help_text="Leave empty to show it until you delete it.",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("message"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading="When"),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an alert that ends before it starts."""
        super().clean()
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "This must be later than “show from”."})

    @property
    def is_showing(self) -> bool:
        """Whether its time has come and isn't over."""
        now = timezone.now()
        return self.starts_at <= now and (self.ends_at is None or self.ends_at > now)

    @property
    def standing(self) -> str:
        """Whether readers see it now, in words for the editor's list."""
        now = timezone.now()
        if self.ends_at and self.ends_at <= now:
            return "Past"
        return "Planned" if self.starts_at > now else "Showing now"
