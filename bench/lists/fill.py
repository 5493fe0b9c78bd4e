"""Run as a program with a number: so many publications, and how many queries each list takes."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.copies import copy_publication, copy_rows, run  # noqa: E402
from bench.lists.questions import QUESTIONS, RECOMMENDATIONS, Question  # noqa: E402
from bench.originals import CAME_OUT_BEFORE, add_original, new_site  # noqa: E402
from leaflets.models import LeafletIndexPage, LeafletPage  # noqa: E402
from plans.models import PlanIndexPage, PlanPage  # noqa: E402
from reviews.models import (  # noqa: E402
    BriefingIndexPage,
    BriefingPage,
    Recommendation,
    RecommendationsPage,
    ReviewIndexPage,
    ReviewPage,
)

# An index page and what it lists; a quarter of all publications are of each type.
LISTED = (
    (ReviewIndexPage, ReviewPage, "reviews"),
    (BriefingIndexPage, BriefingPage, "briefings"),
    (PlanIndexPage, PlanPage, "plans"),
    (LeafletIndexPage, LeafletPage, "leaflets"),
)
START = 1_000_000
OF_EACH_REVIEW = 6  # recommendations
OWNERS = ("The partnership", "The council", "The police", "Schools; the health board", "")


def fill(size: int) -> None:
    """Make it so many publications, all public, in an empty database."""
    home = new_site()
    each = size // len(LISTED)
    for place, (index_type, page_type, name) in enumerate(LISTED):
        index = home.add_child(instance=index_type(title=name.capitalize(), slug=name))
        values = CAME_OUT_BEFORE if page_type is ReviewPage else {}
        original = add_original(index, page_type, **values)
        first, last = START + place * size, START + place * size + each - 2
        copy_publication(original, first, last, "'A title of the usual length, ' || n")
        if page_type is ReviewPage:
            listing = RecommendationsPage(title="What was asked for", slug=RECOMMENDATIONS)
            index.add_child(instance=listing)
            _recommend(original.pk, first, last)


def _recommend(review: int, first: int, last: int) -> None:
    for place in range(OF_EACH_REVIEW):
        Recommendation.objects.create(
            page_id=review,
            sort_order=place,
            text="What was learned should reach everybody who works with families.",
            owner=OWNERS[place % len(OWNERS)],
            status=Recommendation.Status.values[place % 4],
        )
    owners = f"(ARRAY{list(OWNERS)})[1 + (n + original.sort_order) % {len(OWNERS)}]"
    changes = {
        "id": f"n * {OF_EACH_REVIEW}::bigint + original.sort_order",
        "page_id": "n",
        "owner": owners,
    }
    copy_rows(Recommendation._meta.db_table, "page_id", review, changes, first, last)


def count_queries(question: Question, size: int) -> int:
    """Of the whole page, once everything that is remembered is."""
    client = Client(headers={"host": "localhost"})
    for _ in range(2):  # The very first answer of a site writes its settings.
        client.get(question.at(size))
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(question.at(size))
    if answer.status_code != 200:
        raise SystemExit(f"{question.at(size)} answers {answer.status_code} instead of 200.")
    return len(captured)


if __name__ == "__main__":
    asked_for = int(sys.argv[1])
    call_command("migrate", verbosity=0)
    fill(asked_for)
    run("VACUUM ANALYZE")
    counted = {question.name: count_queries(question, asked_for) for question in QUESTIONS}
    json.dump(counted, sys.stdout)
