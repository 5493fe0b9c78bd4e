"""The right page first: what families, practitioners and journalists type, as they type it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from ruamel.yaml import YAML
from wagtail.models import Page

from content.loading import load_folder
from search.finding import find
from tests.content.conftest import SEFTON
from tests.search.quality.samples import make_samples

# Makes pytest-django set up the test database; `library` fills it once for the module.
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

QUERIES: dict[str, dict[str, str]] = YAML(typ="safe").load(Path(__file__).with_name("queries.yaml"))
ALL = [(str(words), title) for group in QUERIES.values() for words, title in group.items()]
LEAST_QUERIES = 60
LEAST_FIRST = 0.95
TOP = 3

Answers = dict[str, list[str]]


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Answers]:
    """The titles that come first for each query, on the first site with some samples beside it."""
    assert "test" in connection.settings_dict["NAME"]
    with django_db_blocker.unblock(), transaction.atomic():
        load_folder(SEFTON)
        make_samples()
        call_command("load_search_words", verbosity=0)
        call_command("reindex", verbosity=0)
        yield {words: first_titles(words) for words, _ in ALL}
        transaction.set_rollback(True)


def first_titles(words: str) -> list[str]:
    ids = find(words).ids[:TOP]
    titles = Page.objects.in_bulk(ids)
    return [titles[pk].title for pk in ids]


def test_there_are_enough_queries() -> None:
    assert len(ALL) >= LEAST_QUERIES


@pytest.mark.parametrize(("words", "title"), ALL)
def test_the_right_page_is_among_the_first_three(answers: Answers, words: str, title: str) -> None:
    assert title in answers[words]


def test_the_right_page_comes_first_nearly_always(answers: Answers) -> None:
    others = {
        words: (title, answers[words]) for words, title in ALL if answers[words][:1] != [title]
    }
    assert len(others) <= (1 - LEAST_FIRST) * len(ALL), others
