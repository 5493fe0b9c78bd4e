"""The sites whose lists are measured can be made, and their lists show as much as is promised."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from bench.lists.fill import count_queries, fill
from bench.lists.questions import QUESTIONS, ROWS, SMALL, Question
from publications.models import PublicationPage

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture(scope="module", autouse=True)
def filled(module_rows: None) -> None:
    """As many publications as the smaller of the two sites has."""
    fill(SMALL)


def test_there_are_so_many_all_public() -> None:
    assert PublicationPage.objects.public_now().count() == SMALL


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_list_shows_a_full_page(question: Question, client: Client) -> None:
    assert count_queries(question, SMALL) <= MOST_QUERIES
    content = client.get(question.at(SMALL)).content.decode()
    if question.address.endswith(".atom"):
        assert content.count("<entry>") > ROWS
    elif question.address != "/":
        assert len(BeautifulSoup(content, "html.parser").select(".results > li")) == ROWS


def test_the_last_full_page_is_asked_for() -> None:
    question = Question("all of it", "/search/", 1)
    assert question.at(100) == "/search/?page=5"
    assert question.at(10_000) == "/search/?page=500"
    assert Question("words", "/search/?q=a", 0.5).at(100) == "/search/?q=a&page=2"
