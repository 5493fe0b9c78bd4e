"""The front page leads families to help by what has happened."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.models import SiteSettings
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory

pytestmark = pytest.mark.django_db


def questions(client: Client) -> dict[str, str]:
    html = BeautifulSoup(client.get("/").content, "html.parser")
    return {link.get_text(strip=True): link["href"] for link in html.select(".doors a")}


def test_leaflets_are_offered_by_their_question(
    client: Client, site_settings: SiteSettings
) -> None:
    asked = LeafletPageFactory(question="A review is being held about my child")
    LeafletPageFactory(question="")
    assert questions(client) == {"A review is being held about my child": asked.url}


def test_a_question_is_offered_once_in_the_language_it_was_asked_in(
    client: Client, site_settings: SiteSettings
) -> None:
    asked = LeafletPageFactory(question="What happens now?")
    LeafletPageFactory(question="Co teraz?", translation_of=asked, language="pl")
    assert questions(client) == {"What happens now?": asked.url}


def test_so_are_worry_and_help(client: Client, site_settings: SiteSettings) -> None:
    worried, listens = InformationPageFactory(), InformationPageFactory()
    site_settings.concern_page, site_settings.help_page = worried, listens
    site_settings.save()
    assert questions(client) == {
        "I am worried about a child": worried.url,
        "I need somebody to talk to": listens.url,
    }


def test_and_not_while_they_are_drafts(client: Client, site_settings: SiteSettings) -> None:
    site_settings.help_page = InformationPageFactory(live=False)
    site_settings.save()
    LeafletPageFactory(question="Seen by nobody", live=False)
    assert questions(client) == {}


def test_without_any_there_is_no_empty_box(client: Client, site_settings: SiteSettings) -> None:
    assert "Help for families" not in client.get("/").content.decode()


def test_a_number_in_running_text_can_be_tapped(
    client: Client, site_settings: SiteSettings
) -> None:
    page = InformationPageFactory(body=[("paragraph", "<p>Ring 01632 960 123 today.</p>")])
    assert '<a class="call" href="tel:01632960123">' in client.get(page.url).content.decode()


def test_steps_are_a_numbered_list(client: Client, site_settings: SiteSettings) -> None:
    steps = [{"title": "We call you", "text": ""}, {"title": "We meet", "text": "<p>At home.</p>"}]
    page = InformationPageFactory(body=[("steps", {"title": "What next", "steps": steps})])
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert [step.h3.get_text() for step in html.select("ol.steps > li")] == [
        "We call you",
        "We meet",
    ]
    assert len(html.select(".step .prose")) == 1
