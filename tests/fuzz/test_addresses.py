"""Whatever stands in an address or a form: an answer, in time, with nothing of it unescaped."""

import re
import time
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories.library import SiteDocumentFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.fuzz.values import MARK, SECONDS, fuzzed, queries, short_values
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db

LISTED = ["q", "kind", "topic", "age", "year", "body", "format", "language", "outcome"]
PARAMETERS = [*LISTED, "from", "to", "sort", "page", "in", "utm_source"]
READ = [
    "/search/",
    "/search/suggest/",
    "/search/list.csv",
    "/search/list.json",
    "/reviews/",
    "/reviews/list.atom",
    "/open-data/reviews.json",
    "/open-data/reviews.csv",
    "/feeds/publications.atom",
    "/style.css",
    "/",
]
IN_THE_PATH = [
    "/documents/{}/a.pdf",
    "/documents/{number}/{}",
    "/images/1/{}/a.png",
    "/open-data/{}.json",
    "/open-data/{}.schema.json",
    "/{}/list.csv",
    "/preview/{}/",
    "/documents/{number}/report.pdf?preview={}",
    "/was-this-useful/{}/",
    "/identifies-a-child/{}/",
    "/reviews/{}/",
    "/{}",
]
UNESCAPED = re.compile(re.escape(MARK) + r"|<i>fuzz")


@pytest.fixture
def places(home_page: object) -> dict[str, Any]:
    """A list with something in it, and a public file."""
    topic = TopicFactory(name="Neglect")
    page = ReviewPageFactory(parent=the_review_index(), title="About neglect", topics=[topic])
    document = SiteDocumentFactory()
    page_with(document)
    return {"number": document.pk, "page": page.pk}


def encoded(pairs: list[tuple[str, str]]) -> str:
    """As a program would write them, with halves of characters too."""

    def one(text: str) -> str:
        return quote(text.encode("utf-8", "surrogatepass"), safe="")

    return "&".join(f"{one(name)}={one(value)}" for name, value in pairs)


def check(address: str, answer: HttpResponse, began: float) -> None:
    """It is an answer, in time, and shows nothing of what was sent as it was sent."""
    took = time.monotonic() - began
    shown = address[:300]
    assert answer.status_code < 500, f"{shown} answered {answer.status_code}"
    assert took < SECONDS, f"{shown} took {took:.1f} s"
    if answer.streaming:
        b"".join(answer.streaming_content)
        return
    if "html" in answer.headers.get("Content-Type", "") or "xml" in answer.headers.get(
        "Content-Type", ""
    ):
        assert not UNESCAPED.search(answer.content.decode(errors="replace")), shown


@pytest.mark.parametrize("path", READ)
def test_whatever_a_query_holds(places: dict[str, Any], path: str) -> None:
    client = Client(raise_request_exception=False)

    @fuzzed
    @example(pairs=[(name, "\x00") for name in PARAMETERS])
    @example(pairs=[(name, MARK) for name in PARAMETERS])
    @example(pairs=[(name, "9" * 400) for name in PARAMETERS])
    @example(pairs=[(name, "\ud800") for name in PARAMETERS])
    @given(pairs=queries(PARAMETERS))
    def ask(pairs: list[tuple[str, str]]) -> None:
        address = f"{path}?{encoded(pairs)}"
        began = time.monotonic()
        check(address, client.get(address), began)

    ask()


@pytest.mark.parametrize("pattern", IN_THE_PATH)
def test_whatever_stands_in_a_path(places: dict[str, Any], pattern: str) -> None:
    client = Client(raise_request_exception=False)

    @fuzzed
    @example(value="\x00")
    @example(value=MARK)
    @example(value="9" * 400)
    @example(value="\ud800")
    @given(value=short_values)
    def ask(value: str) -> None:
        part = quote(value.encode("utf-8", "surrogatepass"), safe="")
        address = pattern.format(part, number=places["number"])
        began = time.monotonic()
        check(address, client.get(address), began)

    ask()


FORMS = {
    "/was-this-useful/{page}/": ["answer", "token", "website"],
    "/was-this-useful/{page}/thanks/?answer=yes": ["words", "token", "answer", "website"],
    "/identifies-a-child/{page}/": ["words", "token", "website"],
    "/admin/login/": ["login", "password", "next", "csrfmiddlewaretoken"],
}


@pytest.mark.parametrize("pattern", FORMS)
def test_whatever_a_form_holds(places: dict[str, Any], pattern: str) -> None:
    client = Client(raise_request_exception=False)
    address = pattern.format(**places)

    @fuzzed
    @given(pairs=queries(FORMS[pattern]), content_type=st.sampled_from(CONTENT_TYPES))
    def send(pairs: list[tuple[str, str]], content_type: str) -> None:
        began = time.monotonic()
        answer = client.post(address, encoded(pairs), content_type=content_type)
        check(f"{address} {pairs}", answer, began)

    send()


CONTENT_TYPES = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=a",
    "multipart/form-data",
    "application/json",
    "text/plain",
]


@pytest.mark.parametrize("path", ["/search/", "/reviews/", "/admin/login/"])
def test_a_thousand_times_the_same_key(places: dict[str, Any], path: str) -> None:
    pairs = [("topic", str(number)) for number in range(1000)] + [("q", "neglect")] * 1000
    address = f"{path}?{encoded(pairs)}"
    began = time.monotonic()
    check(address, Client(raise_request_exception=False).get(address), began)
