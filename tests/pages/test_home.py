"""The front page answers its three readers at once."""

import pytest
from django.test import Client

from core.models import SiteSettings
from home.models import HomePage
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.reviews import ReviewPageFactory
from tests.pages.reading import links, read

pytestmark = pytest.mark.django_db


def test_somebody_worried_can_call(site_settings: SiteSettings) -> None:
    numbers = links(read("/"), ".hero")
    assert numbers["Call 01632 960 001"] == "tel:01632960001"
    assert numbers["call 999"] == "tel:999"


def test_somebody_worried_can_read_what_happens_next(site_settings: SiteSettings) -> None:
    site_settings.concern_page = InformationPageFactory(slug="worried")
    site_settings.save()
    assert links(read("/"), ".hero")["What happens when you call"] == "/worried/"


def test_a_hidden_concern_page_is_not_offered(site_settings: SiteSettings) -> None:
    site_settings.concern_page = InformationPageFactory(live=False)
    site_settings.save()
    assert "What happens when you call" not in links(read("/"), ".hero")


def test_a_family_finds_a_leaflet_by_its_question(home_page: HomePage) -> None:
    leaflet = LeafletPageFactory(question="Why is there a review?")
    LeafletPageFactory(question="")
    LeafletPageFactory(question="Dlaczego?", translation_of=leaflet, language="pl")
    assert links(read("/"), ".questions") == {"Why is there a review?": leaflet.url}


def test_anybody_can_search(home_page: HomePage) -> None:
    assert read("/").select_one("main form[role=search]")["action"] == "/search/"


def test_a_task_whose_page_is_hidden_is_left_out(home_page: HomePage) -> None:
    hidden, shown = InformationPageFactory(live=False), InformationPageFactory()
    home_page.tasks = [
        ("task", {"title": "Hidden", "text": "", "page": hidden}),
        ("task", {"title": "Shown", "text": "", "page": shown}),
    ]
    home_page.save()
    assert list(links(read("/"), ".tasks")) == ["Shown"]


@pytest.mark.parametrize("more", [1, 5])
def test_the_front_page_asks_as_much_for_one_as_for_many(
    home_page: HomePage, django_assert_max_num_queries: object, more: int
) -> None:
    for _ in range(more):
        ReviewPageFactory()
        LeafletPageFactory(question="Why?")
    Client().get("/")
    with django_assert_max_num_queries(24):
        Client().get("/")
