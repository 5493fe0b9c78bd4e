"""What is searched for in the measurement, and what the first page of results costs."""

import time
from dataclasses import dataclass, field
from statistics import median, quantiles

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.search.data import COMMON, PHRASE, RARE, SECOND, THIRD
from publications.models import PublicationPage
from search.results import SearchListing


@dataclass(frozen=True)
class Question:
    """A kind of search, and its address."""

    name: str
    query: str


QUESTIONS = [
    Question("a rare word", f"q={RARE}"),
    Question("a common word", f"q={COMMON}"),
    Question("three common words", f"q={COMMON}+{SECOND}+{THIRD}"),
    Question("a phrase", f"q=%22{PHRASE.replace(' ', '+')}%22"),
    Question("a common word, filtered", f"q={COMMON}&kind=scr&topic=topic-3&topic=topic-5"),
    Question("the newest of them", f"q={COMMON}&sort=newest"),
    Question("no words, filtered", "kind=scr&year=2014"),
]


@dataclass
class Figures:
    """Times are in seconds, of the whole page; `queries` are search's own, `all_queries` with those
    of header, menu and footer."""

    found: int = 0
    queries: int = 0
    all_queries: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def slowest_of_twenty(self) -> float:
        """The 95th percentile."""
        return quantiles(self.times, n=20)[-1]


def evaluate(question: Question) -> int:
    """Ask all that the template asks of the listing; how much was found."""
    publications = PublicationPage.objects.public_now()
    listing = SearchListing("/search/", QueryDict(question.query), publications)
    shown = [result.snippet for result in listing.page_obj]
    assert shown, question
    assert listing.facets, question
    assert listing.recommendations is not None, question
    return listing.total


def measure(question: Question, times: int) -> Figures:
    """Ask for the whole page so often: facets, snippets, header and footer, through Django."""
    client, address = Client(headers={"host": "localhost"}), f"/search/?{question.query}"
    client.get(address)
    with CaptureQueriesContext(connection) as all_queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code} instead of 200.")
    with CaptureQueriesContext(connection) as queries:
        found = evaluate(question)
    figures = Figures(found, len(queries), len(all_queries))
    for _ in range(times):
        began = time.perf_counter()
        client.get(address)
        figures.times.append(time.perf_counter() - began)
    return figures
