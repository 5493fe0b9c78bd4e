"""Recommendations with what they are filtered by: their review's year and topics as well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.samples import samples_among
from publications.querysets import PublicationQuerySet
from reviews.models.recommendation import Recommendation, numbered

STATUS, OWNER, TOPIC, YEAR = "status", "owner", "topic", "year"
FILTERS = {
    STATUS: "How far it has come",
    OWNER: "Who it is for",
    TOPIC: "What the review is about",
    YEAR: "Year of the review",
}
# What stands in the address, and what a reader sees, where a review doesn't say.
UNKNOWN = "unknown"
NOBODY_NAMED, NO_DATE = "Nobody named", "No date"
# What a list shows of a review; its long texts stay in the database.
OF_REVIEW = ("title", "slug", "url_path", "published_on", "published_precision", "publishing_body")


@dataclass(frozen=True)
class Entry:
    """One recommendation, and the values it has for each filter with the words for them."""

    recommendation: Recommendation
    review: Any
    labels: Mapping[str, Mapping[str, str]]
    is_sample: bool = False

    def has_any(self, name: str, values: tuple[str, ...]) -> bool:
        """Whether it has one of these values of a filter; true where none was chosen."""
        return not values or any(value in self.labels[name] for value in values)

    @property
    def address(self) -> str:
        """Where it stands on its review's page."""
        return f"{self.review.url}#recommendation-{self.recommendation.number}"


def entries_of(
    reviews: PublicationQuerySet, recommendations: Iterable[Recommendation]
) -> list[Entry]:
    """The newest review's first; four queries, however many there are.

    `recommendations` come review by review, each in its order.
    """
    by_review: dict[int, list[Recommendation]] = {}
    for recommendation in recommendations:
        by_review.setdefault(recommendation.page_id, []).append(recommendation)
    found = reviews.filter(pk__in=by_review).only(*OF_REVIEW).select_related("publishing_body")
    samples = samples_among(by_review)
    return [
        Entry(recommendation, review, _labels(recommendation, review), review.pk in samples)
        for review in found.prefetch_related("topics").newest_first()
        for recommendation in numbered(by_review[review.pk])
    ]


def _labels(recommendation: Recommendation, review: Any) -> dict[str, dict[str, str]]:
    owners = {owner.casefold(): owner for owner in recommendation.owners}
    year = review.published_on and str(review.published_on.year)
    return {
        STATUS: {recommendation.status: recommendation.get_status_display()},
        OWNER: owners or {UNKNOWN: NOBODY_NAMED},
        TOPIC: {topic.slug: topic.name for topic in review.topics.all()},
        YEAR: {year: year} if year else {UNKNOWN: NO_DATE},
    }


def vocabulary(entries: Iterable[Entry]) -> dict[str, dict[str, str]]:
    """Every value of every filter with its words, in the order they are offered."""
    labels: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for entry in entries:
        for name, values in entry.labels.items():
            for value, label in values.items():
                labels[name].setdefault(value, label)
    statuses = {status.value: str(status.label) for status in Recommendation.Status}
    return {
        STATUS: {value: statuses[value] for value in statuses if value in labels[STATUS]},
        OWNER: _unknown_last(sorted(labels[OWNER].items(), key=lambda pair: pair[0])),
        TOPIC: dict(sorted(labels[TOPIC].items(), key=lambda pair: pair[1].casefold())),
        YEAR: _unknown_last(sorted(labels[YEAR].items(), reverse=True)),
    }


def _unknown_last(pairs: list[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(pairs, key=lambda pair: pair[0] == UNKNOWN))
