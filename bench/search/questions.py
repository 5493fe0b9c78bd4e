"""What the first page of results costs, and whether it says the truth."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.search.words import QUESTIONS, SUGGESTIONS, Question
from publications.models import PublicationPage
from search.results import SearchListing


@dataclass
class Figures:
    """Times are in seconds, of the whole page; `waits` are what of them the database took.

    `queries` are search's own, `all_queries` with those of header, menu and footer.
    """

    found: int = 0
    queries: int = 0
    all_queries: int = 0
    times: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def of_database(self) -> float:
        """The database's part of the median."""
        return median(self.waits)

    @property
    def slowest_of_twenty(self) -> float:
        """The 95th percentile."""
        return quantiles(self.times, n=20)[-1]


class WrongAnswer(SystemExit):
    """A figure of a wrong answer is worth nothing."""


def evaluate(question: Question) -> int:
    """Ask all that the template asks of the listing; how much was found."""
    publications = PublicationPage.objects.public_now()
    listing = SearchListing(question.path, QueryDict(question.query), publications)
    shown = [result.snippet for result in listing.page_obj]
    if not (shown and listing.facets and listing.recommendations is not None):
        raise WrongAnswer(f"{question.address} shows nothing.")
    return listing.total


def check(question: Question) -> None:
    """Count in another way; the number must be the same."""
    found, counted = evaluate(question), question.counted()
    if found != counted:
        raise WrongAnswer(f"{question.address} says {found:,}, and there are {counted:,}.")


def measure_all(times: int) -> dict[Question, Figures]:
    """The figures of every question.

    Asked in turn, round after round, so that nothing that disturbs for a moment hits one of them
    only.
    """
    client = Client(headers={"host": "localhost"})
    measured = {question: _first(client, question) for question in [*QUESTIONS, *SUGGESTIONS]}
    for _ in range(times):
        for question, figures in measured.items():
            seconds, wait = _ask(client, question.address)
            figures.times.append(seconds)
            figures.waits.append(wait)
    return measured


def _first(client: Client, question: Question) -> Figures:
    for _ in range(2):  # The very first answer of a site writes its settings.
        client.get(question.address)
    with CaptureQueriesContext(connection) as all_queries:
        answer = client.get(question.address)
    if answer.status_code != 200:
        raise WrongAnswer(f"{question.address} answers {answer.status_code} instead of 200.")
    if question in SUGGESTIONS:
        return Figures(len(answer.json()["suggestions"]), len(all_queries), len(all_queries))
    with CaptureQueriesContext(connection) as queries:
        found = evaluate(question)
    return Figures(found, len(queries), len(all_queries))


def _ask(client: Client, address: str) -> tuple[float, float]:
    """Seconds of the whole page, and of the database."""
    waits: list[float] = []

    def timed(execute: Callable[..., Any], *of_query: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*of_query)
        finally:
            waits.append(time.perf_counter() - began)

    with connection.execute_wrapper(timed):
        began = time.perf_counter()
        client.get(address)
        return time.perf_counter() - began, sum(waits)
