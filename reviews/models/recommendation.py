"""What reviews asked for, of whom, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

# Between two organisations that answer for one recommendation.
BETWEEN_OWNERS = ";"
# After this long without news, readers are told that the news is old.
NEWS_IS_OLD_AFTER = timedelta(days=365)


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations as readers follow them."""

    def of_public_reviews(self) -> Self:
        """Those of reviews that anybody may read now, review by review, in their order."""
        review: Any = self.model._meta.get_field("page").related_model
        public = review.objects.public_now().order_by()
        return self.filter(page__in=public).in_order()

    def in_order(self) -> Self:
        """Review by review, each in its order."""
        return self.order_by("page", "sort_order", "pk")


class Recommendation(Orderable):
    """What a review asked for, who answers for it, and what changed."""

    class Status(models.TextChoices):
        """How far it has come."""

        NOT_REPORTED = "not-reported", "Not yet reported"
        IN_PROGRESS = "in-progress", "In progress"
        DONE = "done", "Done"
        NOT_ACCEPTED = "not-accepted", "Not accepted"

    # Nobody expects more news of the others.
    OPEN_STATUSES = (Status.NOT_REPORTED, Status.IN_PROGRESS)

    page = ParentalKey(
        "reviews.ReviewPage", on_delete=models.CASCADE, related_name="recommendations"
    )
    text = models.TextField("recommendation")
    owner = models.CharField(
        "who it is for",
        max_length=150,
        blank=True,
        help_text="The organisation, not a person. If there are several, put a semicolon (;) "
        "between them.",
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.NOT_REPORTED)
    status_on = models.DateField(
        "as of",
        null=True,
        blank=True,
        help_text="The day you last heard how far it has come. Readers see it.",
    )
    what_changed = models.TextField(blank=True)

    # Its place in the review, from 1; `numbered` fills it in.
    number: int = 0

    panels = [
        FieldPanel("text"),
        FieldPanel("owner"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("status_on")]),
        FieldPanel(
            "what_changed",
            help_text="What is different now, in a sentence or two. If it was not accepted: why.",
        ),
    ]

    objects = RecommendationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        """News can't be of a day to come, nor can there be a change that nobody reported."""
        super().clean()
        if self.status_on and self.status_on > localdate():
            message = "This day is still to come. Give the day you last heard about it."
            raise ValidationError({"status_on": message})
        if self.what_changed.strip() and self.status == self.Status.NOT_REPORTED:
            message = (
                "You have written what changed, so it isn't “Not yet reported”. Choose how far "
                "it has come."
            )
            raise ValidationError({"status": message})

    @property
    def owners(self) -> list[str]:
        """The organisations that answer for it, each once, their spaces tidied."""
        return list(names_of_owners(self.owner).values())

    @property
    def is_news_old(self) -> bool:
        """Whether it is still open, and what is known of it is more than a year old."""
        return self.is_open and self.status_on is not None and is_long_ago(self.status_on)

    @property
    def is_open(self) -> bool:
        """Whether more is expected to happen."""
        return self.status in self.OPEN_STATUSES

    @property
    def searchable_text(self) -> str:
        """The recommendation and what became of it."""
        return f"{self.text} {self.what_changed}".strip()


def names_of_owners(owner: str) -> dict[str, str]:
    """The organisations named in the field, by what makes two spellings one."""
    names = (" ".join(name.split()) for name in owner.split(BETWEEN_OWNERS))
    return {name.casefold(): name for name in names if name}


@dataclass(frozen=True)
class StatusCount:
    """How many recommendations have come this far."""

    value: str
    label: str
    count: int


def count_statuses(counts: Mapping[str, int]) -> list[StatusCount]:
    """Every status in its order, with how many there are of it, none as well."""
    return [
        StatusCount(status.value, str(status.label), counts.get(status.value, 0))
        for status in Recommendation.Status
    ]


def numbered(rows: Iterable[Recommendation]) -> list[Recommendation]:
    """The recommendations of one review, each with its `number` from 1."""
    rows = list(rows)
    for number, row in enumerate(rows, start=1):
        row.number = number
    return rows


def is_long_ago(day: date) -> bool:
    """Whether news of that day is old by now."""
    return localdate() - day > NEWS_IS_OLD_AFTER
