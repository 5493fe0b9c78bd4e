"""Links to elsewhere, whether they lead somewhere, and where they stand."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone

LONGEST_URL = 2000


class CheckedLinkQuerySet(models.QuerySet["CheckedLink"]):
    """Links by what is known of them."""

    def standing_somewhere(self) -> Self:
        """Those that something public has now."""
        return self.filter(models.Exists(LinkPlace.objects.filter(link=models.OuterRef("pk"))))

    def broken(self) -> Self:
        """Those that lead nowhere, the longest first."""
        return self.filter(state=CheckedLink.State.BROKEN).order_by("broken_since", "url")

    def due(self, now: datetime) -> Self:
        """Those to be asked now, the one that has waited longest first; ours are never asked."""
        outside = self.exclude(host="")
        return outside.filter(next_check_at__lte=now).order_by("next_check_at", "pk")


class CheckedLink(models.Model):
    """One address that our pages link to, and what came of asking for it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Not checked yet"
        GOOD = "good", "Works"
        FAILING = "failing", "Failed, will be tried again"
        BROKEN = "broken", "Broken"
        UNCLEAR = "unclear", "Could not be checked"

    url = models.CharField("link", max_length=LONGEST_URL, unique=True)
    # Empty for links between our own pages.
    host = models.CharField(max_length=255, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    problem = models.CharField(max_length=250, blank=True)
    status = models.PositiveSmallIntegerField("answer", null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField("last checked", null=True)
    next_check_at = models.DateTimeField(default=timezone.now, db_index=True)
    broken_since = models.DateTimeField(null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "link"
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_web_address(self) -> bool:
        """Whether an editor can open it to see."""
        return bool(self.host)


class LinkPlace(models.Model):
    """One page, contact or setting that has a link."""

    link = models.ForeignKey(CheckedLink, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    edit_url = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["link", "edit_url"], name="one_place_a_link")
        ]

    def __str__(self) -> str:
        return self.title
