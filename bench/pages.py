"""The pages that are measured, and what each asks of the database."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BARE = "/bench/bare/"


class NothingToMeasure(Exception):
    """The site has no content yet, or a page does not answer."""


@dataclass(frozen=True)
class Page:
    name: str
    address: str


def pages() -> list[Page]:
    """The bare view first: the others are compared with it."""
    review = apps.get_model("reviews", "ReviewPage").objects.live().order_by("pk").first()
    if review is None or review.url is None:
        raise NothingToMeasure(
            "There are no reviews to measure: run `make run` or `make load` first."
        )
    return [
        Page("a bare Django view", BARE),
        Page("home", "/"),
        Page("a review", review.get_url_parts()[2]),
        Page("the library", "/reviews/"),
        Page("a search", "/search/?q=neglect"),
    ]


def count_queries(page: Page) -> int:
    """How many queries one request makes, once Django's own caches are warm."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get(page.address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.address)
    if answer.status_code != 200:
        raise NothingToMeasure(f"{page.address} answers {answer.status_code} instead of 200.")
    return len(captured)
