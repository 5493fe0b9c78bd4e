"""The list of recommendations as a file: its columns."""

from typing import Any

from core.dates import date_for_machines
from publications.open_data import ADDRESS, DATE_OR_NULL, TEXT, TEXTS, Absolute, Field
from reviews.open_data import RECOMMENDATION_PARTS
from reviews.recommendation_entries import Entry


def _published(entry: Entry) -> str | None:
    review = entry.review
    if not review.published_on:
        return None
    return date_for_machines(review.published_on, review.published_precision)


OF_REVIEW = [
    Field("review", "The title of the review.", TEXT, lambda entry, _: entry.review.title),
    Field(
        "url",
        "Where the recommendation stands.",
        ADDRESS,
        lambda entry, absolute: absolute(entry.address),
    ),
    Field(
        "published",
        "When the review came out, as exactly as is known.",
        DATE_OR_NULL,
        lambda entry, _: _published(entry),
    ),
    Field(
        "publishing_body",
        "Who published the review.",
        TEXT,
        lambda entry, _: entry.review.publishing_body.name,
    ),
    Field(
        "topics",
        "What the review is about.",
        TEXTS,
        lambda entry, _: entry.topics,
    ),
]
COLUMNS = [*OF_REVIEW, *RECOMMENDATION_PARTS]


def record_of(entry: Entry, absolute: Absolute) -> dict[str, Any]:
    """One row of the file."""
    of_review = {field.name: field.value(entry, absolute) for field in OF_REVIEW}
    of_itself = {
        field.name: field.value(entry.recommendation, absolute) for field in RECOMMENDATION_PARTS
    }
    return of_review | of_itself
