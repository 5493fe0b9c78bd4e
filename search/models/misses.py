"""What people searched and found nothing for: words and counts, and never who, where or when.

A search may be a child's name. So nothing that was typed is kept before enough people have typed
it: until then there is only a keyed hash with two counts (docs/adr/0013).
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Sum


class PendingMiss(models.Model):
    """A search that found nothing, too rare so far to be kept as words."""

    digest = models.CharField(primary_key=True, max_length=64)
    times = models.PositiveIntegerField(default=1)
    days = models.PositiveIntegerField(default=1, help_text="Different days on which it was asked.")
    last_day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"{self.times} times on {self.days} days"


class SearchMissQuerySet(models.QuerySet["SearchMiss"]):
    """Searches that editors may see."""

    def by_words(self, since: date) -> models.QuerySet:
        """Rows of words, how often they were searched since a day, and the last month of it."""
        return (
            self.filter(month__gte=since)
            .values("words")
            .annotate(total=Sum("times"), last_month=models.Max("month"))
            .order_by("-total", "words")
        )

    def before(self, day: date) -> Self:
        """Those of months before a day."""
        return self.filter(month__lt=day)


class SearchMiss(models.Model):
    """How often some words found nothing in a month, since they became frequent enough to keep."""

    words = models.CharField(max_length=80)
    month = models.DateField(help_text="Its first day.")
    times = models.PositiveIntegerField(default=1)

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        verbose_name = "search that found nothing"
        verbose_name_plural = "searches that found nothing"
        constraints = [
            models.UniqueConstraint(fields=["words", "month"], name="search_miss_once_a_month")
        ]

    def __str__(self) -> str:
        return self.words
