"""Lists from none to many: their pages, what they cost, and what stands in them."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from publications.kinds import Kind
from publications.listing import PAGE_SIZE, Listing
from publications.models import PublicationPage
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


def listing(query: str = "") -> Listing:
    return Listing("/reviews/", QueryDict(query), PublicationPage.objects.public_now())


def test_a_filter_with_a_single_choice_is_not_offered(home_page: HomePage) -> None:
    ReviewPageFactory()
    assert listing().facets == []
    assert [facet.name for facet in listing("kind=lcspr").facets] == ["kind"]


@pytest.fixture
def three_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of twenty, which are slow to make."""
    assert PAGE_SIZE == 20
    monkeypatch.setattr("publications.listing.PAGE_SIZE", 3)


def test_a_list_has_so_many_on_a_page_and_keeps_its_filters_on_the_next(
    home_page: HomePage, three_on_a_page: None
) -> None:
    ReviewPageFactory.create_batch(4)
    first = listing("kind=lcspr")
    assert (len(first.page_obj), first.total) == (3, 4)
    assert [link.url for link in first.page_links][1] == "/reviews/?kind=lcspr&page=2"
    assert (first.previous_url, first.next_url) == ("", "/reviews/?kind=lcspr&page=2")
    assert len(listing("kind=lcspr&page=2").page_obj) == 1
    assert listing("page=9").page_obj.number == 2


def test_pages_are_specific_and_know_what_a_card_shows(home_page: HomePage) -> None:
    old = PlanPageFactory(title="Old plan", documents=[SiteDocumentFactory(is_sample=True)])
    PlanPageFactory(title="New plan", supersedes=old)
    shown = {page.title: page for page in listing().page_obj}
    with CaptureQueriesContext(connection) as queries:
        assert shown["Old plan"].superseded_by == shown["New plan"]
        assert shown["Old plan"].is_past
        assert not shown["New plan"].is_past
        assert shown["Old plan"].shows_sample
        assert shown["Old plan"].publishing_body.short_name == "Example SCP"
    assert len(queries) == 0


def queries_of_a_list(query: str) -> int:
    def ask() -> None:
        shown = listing(query)
        for page in shown.page_obj:
            assert not page.shows_sample
            assert page.kind != Kind.STRATEGIC_PLAN or page.is_past in (True, False)
        assert shown.facets
        assert shown.page_links

    return queries_of(ask)


def make_publications(number: int) -> None:
    documents = [SiteDocumentFactory()]
    for _ in range(number):
        ReviewPageFactory(documents=documents, topics=[TopicFactory()])
        PlanPageFactory(supersedes=PlanPageFactory(documents=documents))


def test_a_longer_list_asks_no_more_of_the_database(home_page: HomePage) -> None:
    queries = ["", "q=review+or+plan", "kind=lcspr&kind=strategic-plan"]
    make_publications(1)
    few = {query: queries_of_a_list(query) for query in queries}
    make_publications(2)
    assert {query: queries_of_a_list(query) for query in queries} == few
    assert max(few.values()) <= 12


def test_a_longer_index_page_asks_no_more_of_the_database(
    home_page: HomePage, three_on_a_page: None
) -> None:
    documents = [SiteDocumentFactory()]
    ReviewPageFactory.create_batch(2, documents=documents)
    few = queries_of(lambda: Client().get("/reviews/").content)
    ReviewPageFactory.create_batch(3, documents=documents)
    assert queries_of(lambda: Client().get("/reviews/").content) == few
    assert "/reviews/?page=2" in Client().get("/reviews/").content.decode()


def test_an_index_page_lists_what_is_below_it_only(home_page: HomePage) -> None:
    ReviewPageFactory(title="A review")
    PlanPageFactory(title="A plan")
    page = Client().get("/reviews/").content.decode()
    assert "A review" in page
    assert "A plan" not in page
    assert "1 review<" in page.replace("</h2>", "<")


def test_an_index_page_without_publications_says_so(home_page: HomePage) -> None:
    the_review_index()
    assert "There are no reviews here yet." in Client().get("/reviews/").content.decode()
