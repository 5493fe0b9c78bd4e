"""What another process hides is in no answer of this one, though this one remembers a lot."""

import re
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from library.models import SiteDocument
from reviews.models import ReviewPage
from search.vocabulary import rebuild_words
from tests.desk.test_nothing_gets_out import words_of
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db(transaction=True)

TITLE, WORD = "Quillon Zephyrine", "marzipanel"
LISTS = ["/", "/sitemap.xml", "/feeds/publications.atom", "/reviews/", "/reviews/?topic=quarrels"]
FILES = [
    *(f"/{section}/list.{form}" for section in ("search", "reviews") for form in ("csv", "json")),
    "/open-data/reviews.csv",
    "/open-data/reviews.json",
]
SEARCHES = [
    *(f"/search/?q={typed}" for typed in ("quillon", "quilon", WORD, "marzipannel", "quarrels")),
    "/search/suggest/?q=quil",
    "/search/suggest/?q=zeph",
    "/search/suggest/?q=marz",
]
NUMBERS = re.compile(r"\(\d+\)|\d+ (?:results?|reviews?|publications?)")

SHOWN = "UPDATE wagtailcore_page SET live = TRUE, expire_at = NULL WHERE id IN ({page}, {above})"
PRIVATE = """
INSERT INTO wagtailcore_pageviewrestriction (page_id, restriction_type, password)
VALUES ({key}, 'login', '')
"""
OPEN = "DELETE FROM wagtailcore_pageviewrestriction"
# Ways to hide a page, each with the way back.
OF_PAGE = [
    ("UPDATE wagtailcore_page SET live = FALSE WHERE id = {page}", SHOWN),
    ("UPDATE wagtailcore_page SET live = FALSE WHERE id = {above}", SHOWN),
    ("UPDATE wagtailcore_page SET expire_at = now() - interval '1 hour' WHERE id = {page}", SHOWN),
    ("UPDATE wagtailcore_page SET expire_at = now() - interval '1 hour' WHERE id = {above}", SHOWN),
    (PRIVATE.replace("key", "page"), OPEN),
    (PRIVATE.replace("key", "above"), OPEN),
    ("UPDATE wagtailcore_page SET path = '00019999' || path WHERE id = {page}", ""),
]
CLOSED = """
INSERT INTO wagtailcore_collectionviewrestriction (collection_id, restriction_type, password)
SELECT collection_id, 'login', '' FROM library_sitedocument WHERE id = {document}
"""
OF_DOCUMENT = [
    (CLOSED, "DELETE FROM wagtailcore_collectionviewrestriction"),
    (
        "UPDATE library_filecheck SET cleared_at = NULL",
        "UPDATE library_filecheck SET cleared_at = now()",
    ),
]


@pytest.fixture
def page(site: object) -> ReviewPage:
    PublishingBodyFactory()
    document = SiteDocumentFactory(title="The report", pages=(f"It says {WORD}.",))
    found: ReviewPage = ReviewPageFactory(
        title=TITLE, slug="q", documents=[document], topics=[TopicFactory(name="Quarrels")]
    )
    BriefingPageFactory(title="Learning in seven minutes", review=found)
    rebuild_words()
    return found


def answers(addresses: list[str]) -> dict[str, str]:
    client = Client()
    return {address: words_of(client.get(address)) for address in addresses}


def tells(what: str, address: str, words: str) -> bool:
    """Whether an answer has the words; what was typed stands in an answer to it."""
    return what.lower() in words.lower().replace(address.partition("=")[2] or "\0", "")


def that_tell(what: str, addresses: list[str]) -> list[str]:
    """Those whose answers have the words."""
    return [at for at, words in answers(addresses).items() if tells(what, at, words)]


def elsewhere(sql: str, page: ReviewPage) -> None:
    """Do it as another process does, in no way that this one could notice."""
    address: dict[str, Any] = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    keys = {
        "page": page.pk,
        "above": page.get_parent().pk,
        "document": SiteDocument.objects.get(title="The report").pk,
    }
    with psycopg.connect(**{name: address[name] for name in names if name in address}) as other:
        other.execute(sql.format(**keys))


def test_what_is_hidden_elsewhere_is_gone_here(page: ReviewPage) -> None:
    """One page for all: to commit it and to take it away again is slow."""
    check_that_a_document_is_gone_while_its_page_stays(page)
    check_that_the_number_of_a_topic_goes_too(page)
    check_that_a_page_is_gone_from_every_list_and_search(page)


def check_that_a_page_is_gone_from_every_list_and_search(page: ReviewPage) -> None:
    everywhere = [*LISTS, *FILES, *SEARCHES]
    before = that_tell("Zephyrine", everywhere)
    assert len(before) >= 11, before
    for hide, show in OF_PAGE:
        elsewhere(hide, page)
        given = answers([*everywhere, "/reviews/q/"])
        assert [at for at, words in given.items() if tells("Zephyrine", at, words)] == [], hide
        assert [at for at in SEARCHES if tells(WORD, at, given[at])] == [], hide
        if show:
            elsewhere(show, page)
            assert that_tell("Zephyrine", before[-3:]) == before[-3:], hide


def check_that_a_document_is_gone_while_its_page_stays(page: ReviewPage) -> None:
    searches = [f"/search/?q={WORD}", "/search/suggest/?q=marz", "/search/?q=marzipannel"]
    document = SiteDocument.objects.get(title="The report")
    for hide, show in OF_DOCUMENT:
        assert that_tell("Zephyrine", searches[:1])
        assert Client().get(document.url).status_code == 200
        elsewhere(hide, page)
        assert that_tell("Zephyrine", searches) == [], hide
        assert that_tell(WORD, searches[1:]) == [], hide
        assert Client().get(document.url).status_code == 404
        assert that_tell("Zephyrine", ["/reviews/"])
        elsewhere(show, page)


def check_that_the_number_of_a_topic_goes_too(page: ReviewPage) -> None:
    ReviewPageFactory(title="Another", slug="another", topics=list(page.topics.all()))
    before = NUMBERS.findall(answers(["/reviews/"])["/reviews/"])
    hide, show = OF_PAGE[0]
    elsewhere(hide, page)
    assert NUMBERS.findall(answers(["/reviews/"])["/reviews/"]) != before
    elsewhere(show, page)
    assert NUMBERS.findall(answers(["/reviews/"])["/reviews/"]) == before
