"""From the front page of the loaded site, help is never more than two taps away."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from content.loading import Report
from core.models import SiteSettings
from leaflets.models import LeafletPage

from .crawl import links_of

pytestmark = pytest.mark.django_db


def led_to(client: Client, address: str) -> set[str]:
    """What the words of a page lead to; its header and footer don't count."""
    html = BeautifulSoup(client.get(address).content, "html.parser")
    return set(links_of(html.main, address))


@pytest.fixture(scope="module")
def in_two_taps(sefton: Report) -> set[str]:
    client = Client()
    first = led_to(client, "/")
    return first.union(*(led_to(client, address) for address in first))


def test_every_leaflet(in_two_taps: set[str]) -> None:
    leaflets = {leaflet.url for leaflet in LeafletPage.objects.public_now()}
    assert leaflets
    assert leaflets - in_two_taps == set()


def test_help_lines_and_the_concern_page_in_one(sefton: Report) -> None:
    settings = SiteSettings.objects.get()
    assert {settings.help_page.url, settings.concern_page.url} <= led_to(Client(), "/")


def test_every_question_of_a_family_is_on_the_front_page(sefton: Report) -> None:
    html = BeautifulSoup(Client().get("/").content, "html.parser")
    asked = html.select_one(".doors").get_text()
    for words in (
        "A review is being held about my child",
        "My child has died: what happens next",
        "I am worried about a child",
    ):
        assert words in asked


def test_every_number_on_the_page_with_help_lines_calls(sefton: Report) -> None:
    page = Client().get(SiteSettings.objects.get().help_page.url)
    numbers = BeautifulSoup(page.content, "html.parser").select(".help-line__number")
    assert len(numbers) == 2
    assert all(number["href"].startswith("tel:") for number in numbers)
