"""A page asks the database as often with six things on it as with two, and not too often."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from people.models import PublishingBody
from plans.models import PlanPriority, ReportPart
from reviews.models import Recommendation
from tests.factories.core import AlertFactory, GlossaryTermFactory
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory, the_leaflet_index
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import (
    ContactFactory,
    PublishingBodyFactory,
    TeamMemberFactory,
)
from tests.factories.plans import PlanPageFactory, the_plan_index
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import (
    BriefingPageFactory,
    ReviewPageFactory,
    the_briefing_index,
    the_recommendations_page,
    the_review_index,
)
from tests.queries import queries_of

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 6
# What a page of words, a review or a leaflet may ask, and what a list or a search may.
MOST_OF_A_PAGE = 6
MOST_OF_A_LIST = 6


def queries_of_an_answer(client: Client, address: str) -> int:
    """How often an address asks the database once the site is warm."""

    def ask() -> None:
        assert client.get(address).status_code == 200

    return queries_of(ask)


def queries_after_a_change(client: Client, address: str) -> int:
    """The same for the first who asks, when all that is remembered has to be found out again."""
    queries_of_an_answer(client, address)
    TopicFactory()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def with_documents(page_factory: type) -> Page:
    return page_factory(documents=[SiteDocumentFactory(), SiteDocumentFactory()])


LISTINGS = [
    (the_review_index, ReviewPageFactory),
    (the_briefing_index, BriefingPageFactory),
    (the_plan_index, PlanPageFactory),
    (the_leaflet_index, LeafletPageFactory),
]


def few_and_many(page_factory: type, ask: Callable[[], int]) -> tuple[int, int]:
    """What `ask` counts with few publications, and then with many."""
    for _ in range(FEW):
        with_documents(page_factory)
    few = ask()
    for _ in range(MANY - FEW):
        with_documents(page_factory)
    return few, ask()


@pytest.mark.parametrize(("index", "page_factory"), LISTINGS)
def test_a_list_costs_the_same_however_long_it_is(
    client: Client, site: Site, index: Callable[[], Page], page_factory: type
) -> None:
    address = index().url
    few, many = few_and_many(page_factory, lambda: queries_of_an_answer(client, address))
    assert many == few <= MOST_OF_A_LIST


@pytest.mark.parametrize(("index", "page_factory"), LISTINGS)
def test_the_first_reader_after_a_change_costs_the_same_too(
    client: Client, site: Site, index: Callable[[], Page], page_factory: type
) -> None:
    address = index().url
    few, many = few_and_many(page_factory, lambda: queries_after_a_change(client, address))
    assert many == few


def test_the_home_page_costs_the_same_however_much_is_published(client: Client, site: Site) -> None:
    for page_factory in (ReviewPageFactory, PlanPageFactory, LeafletPageFactory):
        with_documents(page_factory)
    few = queries_of_an_answer(client, "/")
    for _, page_factory in LISTINGS:
        for _ in range(FEW):
            with_documents(page_factory)
    assert queries_of_an_answer(client, "/") <= few <= MOST_OF_A_PAGE


def team_page(body: PublishingBody) -> Page:
    return InformationPageFactory(body=[("team_list", {"body": body, "show": "current"})])


def test_a_team_costs_the_same_however_large_it_is(client: Client, site: Site) -> None:
    body = PublishingBodyFactory()
    page = team_page(body)
    TeamMemberFactory.create_batch(FEW, body=body)
    few = queries_of_an_answer(client, page.url)
    TeamMemberFactory.create_batch(MANY - FEW, body=body)
    assert queries_of_an_answer(client, page.url) == few <= MOST_OF_A_PAGE


def test_the_pages_below_a_page_cost_the_same_however_many(client: Client, site: Site) -> None:
    page = InformationPageFactory()
    InformationPageFactory.create_batch(FEW, parent=page)
    few = queries_of_an_answer(client, page.url)
    InformationPageFactory.create_batch(MANY - FEW, parent=page)
    assert queries_of_an_answer(client, page.url) == few <= MOST_OF_A_PAGE


def test_a_review_costs_the_same_however_much_it_asked_for(client: Client, site: Site) -> None:
    small = ReviewPageFactory(documents=[SiteDocumentFactory()], topics=[TopicFactory()])
    large = ReviewPageFactory(
        pseudonyms=[f"Name {n}" for n in range(5)],
        documents=SiteDocumentFactory.create_batch(5),
        topics=TopicFactory.create_batch(5),
        age_bands=AgeBandFactory.create_batch(3),
    )
    for page, count in ((small, 1), (large, 4)):
        page.recommendations.set([Recommendation(text=f"Do {n}.") for n in range(count)])
        page.save()
        BriefingPageFactory.create_batch(count, review=page)
    assert (
        queries_of_an_answer(client, large.url)
        == queries_of_an_answer(client, small.url)
        <= MOST_OF_A_PAGE
    )


def asked_for(count: int) -> None:
    """Few fill a page of the list, many have several."""
    for n in range(count):
        ReviewPageFactory(
            topics=[TopicFactory()],
            documents=[SiteDocumentFactory()],
            recommendations=[Recommendation(text="Do.", owner=f"Owner {n}{m}") for m in range(10)],
        )


def test_the_recommendations_cost_the_same_however_many(client: Client, site: Site) -> None:
    page = the_recommendations_page()
    asked_for(FEW)
    few = queries_of_an_answer(client, page.url)
    asked_for(MANY - FEW)
    assert queries_of_an_answer(client, page.url) == few <= MOST_OF_A_LIST
    assert queries_of_an_answer(client, f"{page.url}?status=not-reported&owner=owner+00") <= few


def test_a_plan_costs_the_same_however_much_is_in_it(client: Client, site: Site) -> None:
    small = PlanPageFactory(documents=[SiteDocumentFactory()])
    large = PlanPageFactory(documents=SiteDocumentFactory.create_batch(5))
    for page, count in ((small, 1), (large, 10)):
        page.priorities.set([PlanPriority(title=f"Priority {n}") for n in range(count)])
        page.report_contents.set([ReportPart(title=f"Part {n}") for n in range(count)])
        page.save()
    assert (
        queries_of_an_answer(client, large.url)
        == queries_of_an_answer(client, small.url)
        <= MOST_OF_A_PAGE
    )


def test_a_leaflet_costs_the_same_in_however_many_languages(client: Client, site: Site) -> None:
    leaflet = LeafletPageFactory()
    LeafletPageFactory(translation_of=leaflet, language="pl")
    few = queries_of_an_answer(client, leaflet.url)
    for language in ("ar", "fr", "lt", "ro", "uk", "ur"):
        LeafletPageFactory(translation_of=leaflet, language=language)
    assert queries_of_an_answer(client, leaflet.url) == few <= MOST_OF_A_PAGE


SNIPPETS = [
    (TeamMemberFactory, "people_teammember"),
    (ContactFactory, "people_contact"),
    (TopicFactory, "publications_topic"),
    (AgeBandFactory, "publications_ageband"),
    (GlossaryTermFactory, "core_glossaryterm"),
    (AlertFactory, "core_alert"),
]


@pytest.mark.parametrize(("snippet_factory", "model"), SNIPPETS)
def test_a_list_in_the_editor_costs_the_same_however_long_it_is(
    administrator_client: Client, snippet_factory: type, model: str
) -> None:
    address = reverse(f"wagtailsnippets_{model}:list")
    snippet_factory.create_batch(FEW)
    few = queries_of_an_answer(administrator_client, address)
    snippet_factory.create_batch(MANY - FEW)
    assert queries_of_an_answer(administrator_client, address) == few
