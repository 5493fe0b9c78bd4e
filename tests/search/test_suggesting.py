"""Suggestions while somebody types: only what the public may read at that moment."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import HomePage
from search.suggesting import suggestions
from search.vocabulary import rebuild_words
from tests.factories.home import InformationPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def suggested(typed: str) -> list[str]:
    answer = Client().get("/search/suggest/", {"q": typed})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()["suggestions"]


@pytest.fixture
def pages(home_page: HomePage) -> None:
    ReviewPageFactory(
        title="Serious Case Review: Delilah",
        pseudonyms=["Delilah"],
        topics=[TopicFactory(name="Learning from reviews")],
    )
    InformationPageFactory(title="Worried about a child", summary="Who to tell, and why it matters")
    rebuild_words()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("del", "Delilah"),
        ("WORR", "Worried about a child"),
        ("“worried about", "Worried about a child"),
        ("a ch", "Worried about a child"),
        ("learn", "Learning from reviews"),
        ("case rev", "Serious Case Review: Delilah"),
        ("matt", "matters"),
        ("why it matt", "why it matters"),
    ],
)
def test_the_likeliest_comes_first(pages: None, typed: str, first: str) -> None:
    assert suggested(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["", "d", "zzz", "\x00", "'; --", "%%%", "\\", "x" * 5000, "😀😀"]
)
def test_whatever_is_typed_there_is_an_answer(pages: None, typed: str) -> None:
    assert suggested(typed) == []


@pytest.mark.parametrize("how", ["unpublish", "restrict"])
def test_what_is_no_longer_public_is_not_suggested_to_the_next_reader(
    home_page: HomePage, how: str
) -> None:
    page = ReviewPageFactory(title="Zephyrine one", pseudonyms=["Zephyrine"], summary="quixotical")
    rebuild_words()
    assert suggested("zeph") == ["Zephyrine", "Zephyrine one"]
    assert suggested("quix") == ["quixotical"]
    if how == "unpublish":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert suggested("zeph") == suggested("quix") == []


def test_nothing_is_suggested_twice(pages: None) -> None:
    found = suggested("re")
    assert len({words.lower() for words in found}) == len(found) <= 8


def test_three_queries_at_most(pages: None) -> None:
    suggestions("de")
    with CaptureQueriesContext(connection) as captured:
        assert suggestions("why it matt")
    assert len(captured) == 3


def test_nobody_writes_to_suggestions(home_page: HomePage) -> None:
    assert Client().post("/search/suggest/").status_code == 405
