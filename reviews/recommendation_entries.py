"""Recommendations as a list shows them, each with its review."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from publications.cards import cards_of
from reviews.models.recommendation import Recommendation
from reviews.recommendation_values import RecommendationValues

# So many are fetched together.
AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """One recommendation with its review, as a card has it."""

    recommendation: Recommendation
    review: Any
    topics: list[str]

    @property
    def address(self) -> str:
        """Where it stands on its review's page."""
        return f"{self.review.url}#recommendation-{self.recommendation.number}"


def entries_of(known: RecommendationValues, keys: Sequence[int]) -> Iterator[Entry]:
    """Those with these keys, in their order; one query for some hundreds, and what cards ask.

    What has just gone is left out.
    """
    for start in range(0, len(keys), AT_ONCE):
        yield from _fetch(known, keys[start : start + AT_ONCE])


def _fetch(known: RecommendationValues, keys: Sequence[int]) -> Iterator[Entry]:
    rows = Recommendation.objects.in_bulk(keys)
    reviews = {card.pk: card for card in cards_of(known.places[key].review for key in keys)}
    for key in keys:
        row, place = rows.get(key), known.places[key]
        if row and row.page_id == place.review and place.review in reviews:
            row.number = place.number
            yield Entry(row, reviews[place.review], known.topics_of(key))
