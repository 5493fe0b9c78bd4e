"""A list or a search as it stands, as CSV, JSON and a feed."""

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

import feedparser
import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from publications import listing as listings
from publications.kinds import Kind
from search import exports
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import FormerBodyFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.pages.reading import links, read
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def as_json(address: str) -> dict[str, Any]:
    answer = Client().get(address)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def titles(address: str) -> list[str]:
    return [item["title"] for item in as_json(address)["items"]]


def csv_titles(address: str) -> list[str]:
    text = Client().get(address).content.decode("utf-8-sig")
    return [row["title"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def feed(address: str) -> feedparser.FeedParserDict:
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo
    return parsed


def shown(address: str) -> list[str]:
    """The titles that a reader sees."""
    found = read(address).select(".results .card__title a")
    return [link.get_text(" ", strip=True) for link in found]


@pytest.fixture(scope="module")
def publications(module_rows: None) -> None:
    """Three reviews, a plan and a page that is no publication; all about neglect."""
    neglect = TopicFactory(name="Neglect", slug="neglect")
    body = FormerBodyFactory()
    ReviewPageFactory(title="Ash neglect", kind=Kind.SCR, publishing_body=body, topics=[neglect])
    ReviewPageFactory(title="Birch neglect", topics=[neglect], documents=[SiteDocumentFactory()])
    ReviewPageFactory(title="Cedar neglect", published_on=None)
    PlanPageFactory(title="Dogwood neglect")
    InformationPageFactory(title="Elder neglect", slug="elder")


STATES = [
    "/search/",
    "/search/?q=neglect",
    "/search/?q=neglect&kind=scr",
    "/search/?kind=scr&kind=lcspr&sort=title",
    "/search/?q=neglect&sort=oldest",
    "/search/?format=pdf&language=en",
    "/search/?from=2022&to=2022-12",
    "/reviews/",
    "/reviews/?topic=neglect&sort=title",
    "/reviews/?q=birch",
    "/plans/?q=nowhere",
]


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_downloaded_and_followed(publications: None, state: str) -> None:
    offered = links(read(state), ".take-away")
    on_screen = shown(state)
    assert titles(offered["JSON file of this list"]) == on_screen
    assert csv_titles(offered["CSV file of this list"]) == on_screen
    entries = {entry.title for entry in feed(offered["Atom feed"]).entries}
    assert entries == set(on_screen) - {"Elder neglect"}


@pytest.mark.parametrize("state", STATES)
def test_feed_readers_and_programs_find_them_by_themselves(publications: None, state: str) -> None:
    soup = read(state)
    offered = {link["type"]: link["href"] for link in soup.select('link[title^="This list"]')}
    assert set(offered.values()) == {link["href"] for link in soup.select(".take-away a[type]")}
    assert set(offered) == {"application/atom+xml", "text/csv", "application/json"}


def test_a_plain_page_is_given_as_a_page(publications: None) -> None:
    found = as_json("/search/list.json?q=elder")
    (page,) = found["items"]
    assert (page["kind"], page["kind_label"], page["url"]) == (
        "page", "Page", "http://testserver/elder/",
    )  # fmt: skip
    assert (page["published"], page["documents"], page["publishing_body"]) == (None, [], None)


@pytest.mark.parametrize("state", ["/search/list.json?q=neglect", "/reviews/list.json"])
def test_a_list_is_as_its_schema_says(publications: None, state: str) -> None:
    found = as_json(state)
    schema = as_json(found["schema"])
    Draft202012Validator.check_schema(schema)
    assert found["items"]
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_a_file_holds_the_first_results_and_says_so(
    publications: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    monkeypatch.setattr(listings, "MOST_ROWS", 2)
    found = as_json("/reviews/list.json?sort=title")
    assert [item["title"] for item in found["items"]] == ["Ash neglect", "Birch neglect"]
    assert (found["total"], found["limit"]) == (3, 2)
    assert "at most 2 results" in read("/reviews/").select_one(".take-away").get_text()


def test_a_list_is_named_and_dated_by_its_feed(publications: None) -> None:
    found = feed("/reviews/list.atom?q=neglect&kind=scr&sort=title")
    assert found.feed.title.startswith("Reviews (“neglect”, Serious case review): ")
    assert found.feed.link == "http://testserver/reviews/?q=neglect&kind=scr&sort=title"
    (entry,) = found.entries
    assert entry.link == "http://testserver/reviews/ash-neglect/"


def test_a_feed_reader_that_knows_the_feed_gets_nothing_twice(publications: None) -> None:
    for address in ("/reviews/list.atom", "/feeds/publications.atom"):
        etag = Client().get(address).headers["ETag"]
        assert Client().get(address, headers={"If-None-Match": etag}).status_code == 304
        ReviewPageFactory()
        assert Client().get(address, headers={"If-None-Match": etag}).status_code == 200


def test_what_readers_may_not_see_is_in_no_file(publications: None) -> None:
    assert len(titles("/reviews/list.json")) == 3
    ReviewPageFactory(title="Draft neglect", live=False)
    assert "Draft neglect" not in titles("/search/list.json?q=neglect")
    the_review_index().unpublish()
    assert Client().get("/reviews/list.json").status_code == 404
    assert titles("/search/list.json") == ["Dogwood neglect"]


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/list.csv",
        "/elder/list.json",
        "/reviews/ash-neglect/list.atom",
        "/reviews//list.json",
    ],
)
def test_what_is_no_list_says_so(publications: None, address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "x" * 10_000},
        {"q": "\x00", "from": "\x00", "page": "two", "sort": "sideways"},
        {"q": "' OR 1=1 --", "topic": "'; DROP TABLE"},
        {"q": "w" * 10_000},
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "atom"])
def test_nothing_in_an_address_is_an_error(
    publications: None, query: dict[str, str], form: str
) -> None:
    for section in ("reviews", "search"):
        answer = Client().get(f"/{section}/list.{form}?{urlencode(query)}")
        assert answer.status_code == 200


@pytest.mark.parametrize("form", ["csv", "json", "atom"])
def test_a_longer_list_asks_no_more_of_the_database(publications: None, form: str) -> None:
    def ask() -> None:
        assert Client().get(f"/search/list.{form}?q=neglect").status_code == 200

    few = queries_of(ask)
    for number in range(4):
        old = PlanPageFactory(title=f"Old neglect {number}", documents=[SiteDocumentFactory()])
        PlanPageFactory(title=f"New neglect {number}", supersedes=old, topics=[TopicFactory()])
    assert queries_of(ask) == few <= 20
