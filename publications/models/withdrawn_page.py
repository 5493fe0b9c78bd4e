"""What stands where a page was withdrawn."""

from typing import Self

from django.db import models
from django.utils import timezone

LONGEST_PATH = 255


class WithdrawnPageQuerySet(models.QuerySet["WithdrawnPage"]):
    """Withdrawn pages by address and by page."""

    def at(self, path: str) -> Self:
        """Those at an address of any site, or above it: what was made of a page is gone too."""
        parts = [part for part in path.split("/") if part]
        above = ["/" + "/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1)]
        return self.filter(path__in=above)


class WithdrawnPage(models.Model):
    """One address that had a page, when it went, and what readers are told.

    Its title isn't kept: it may be the reason why the page went.
    """

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=LONGEST_PATH, help_text="From the site's root, with both /.")
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_on = models.DateField(default=timezone.localdate)
    reason = models.TextField(help_text="What readers are told.")
    is_taken_down = models.BooleanField(default=False)

    objects = WithdrawnPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "path"], name="one_withdrawal_an_address")
        ]

    def __str__(self) -> str:
        return self.path
