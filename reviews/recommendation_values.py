"""Which public recommendations have which values of which filter, remembered as sets of bits.

As `publications.values` has it for publications: numbers beside filters and what filters leave come
from the same sets, and a page of the list asks only for what it shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.changes import Remembered
from core.visibility import next_expiry
from publications.sets import Sets
from reviews.models.recommendation import Recommendation, names_of_owners
from reviews.models.review_page import ReviewPage

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
STATUSES = {status.value: str(status.label) for status in Recommendation.Status}


class Place(NamedTuple):
    """Where a recommendation stands: its review, and its number there, from 1."""

    review: int
    number: int


@dataclass(frozen=True)
class RecommendationValues:
    """All recommendations of public reviews by their keys, the newest review's first.

    `labels[filter][value]` are the words of each value that one of them has, in the order in which
    they are offered. `silent_reviews` counts public reviews without recommendations.
    """

    sets: Sets
    places: Mapping[int, Place]
    labels: Mapping[str, Mapping[str, str]]
    topics_of_review: Mapping[int, list[str]]
    silent_reviews: int

    def review_count(self, keys: Iterable[int]) -> int:
        """How many reviews some of them belong to."""
        return len({self.places[key].review for key in keys})

    def topics_of(self, key: int) -> list[str]:
        """The names of its review's topics."""
        slugs = self.topics_of_review.get(self.places[key].review, [])
        return [self.labels[TOPIC][slug] for slug in slugs]


class _Gathered:
    """Values and their words as they are come upon."""

    def __init__(self) -> None:
        self.having: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
        self.labels: dict[str, dict[str, str]] = {name: {} for name in FILTERS}

    def add(self, name: str, keys: Sequence[int], values: Mapping[str, str]) -> None:
        for value, label in values.items():
            self.having[name].setdefault(value, []).extend(keys)
            self.labels[name].setdefault(value, label)


def _load() -> RecommendationValues:
    """Three queries, however many recommendations there are."""
    public = ReviewPage.objects.public_now()
    years = dict(public.newest_first().values_list("pk", "published_on__year"))
    rows: dict[int, list[tuple[int, str, str]]] = {}
    recommendations = Recommendation.objects.in_order()
    for key, review, status, owner in recommendations.values_list("pk", "page", "status", "owner"):
        if review in years:
            rows.setdefault(review, []).append((key, status, owner))
    topics = _topics_of(rows)
    places: dict[int, Place] = {}
    by_status: dict[str, list[int]] = {}
    by_owner: dict[str, list[int]] = {}
    found = _Gathered()
    for review in filter(rows.__contains__, years):
        for number, (key, status, owner) in enumerate(rows[review], start=1):
            places[key] = Place(review, number)
            by_status.setdefault(status, []).append(key)
            by_owner.setdefault(owner, []).append(key)
        keys = [key for key, _, _ in rows[review]]
        found.add(TOPIC, keys, topics[review])
        found.add(YEAR, keys, _of_year(years[review]))
    for status, keys in by_status.items():
        found.add(STATUS, keys, {status: STATUSES.get(status, status)})
    for owner, keys in by_owner.items():
        found.add(OWNER, keys, names_of_owners(owner) or {UNKNOWN: NOBODY_NAMED})
    return RecommendationValues(
        sets=Sets(places, found.having, FILTERS),
        places=places,
        labels=_in_order(found.labels),
        topics_of_review={review: list(of_topics) for review, of_topics in topics.items()},
        silent_reviews=len(years) - len(rows),
    )


def _topics_of(reviews: Iterable[int]) -> dict[int, dict[str, str]]:
    """The topics of these reviews, in their order, as words by slugs."""
    topics: dict[int, dict[str, str]] = {review: {} for review in reviews}
    pairs = ReviewPage.topics.through.objects.order_by("topic__sort_order", "topic__name")
    for review, slug, name in pairs.values_list("publicationpage", "topic__slug", "topic__name"):
        if review in topics:
            topics[review][slug] = name
    return topics


def _of_year(year: int | None) -> dict[str, str]:
    return {str(year): str(year)} if year else {UNKNOWN: NO_DATE}


def _in_order(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        STATUS: {value: label for value, label in STATUSES.items() if value in labels[STATUS]},
        OWNER: _unknown_last(sorted(labels[OWNER].items(), key=lambda pair: pair[0])),
        TOPIC: dict(sorted(labels[TOPIC].items(), key=lambda pair: pair[1].casefold())),
        YEAR: _unknown_last(sorted(labels[YEAR].items(), reverse=True)),
    }


def _unknown_last(pairs: list[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(pairs, key=lambda pair: pair[0] == UNKNOWN))


recommendations_now = Remembered(_load, until=next_expiry)
