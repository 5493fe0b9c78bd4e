"""A note before what is hard to read, with a choice of what to read."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from core.models import SiteSettings
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db
NOTE = "This page is about a child who died."


def shown(client: Client, page: Page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


@pytest.mark.parametrize(
    "factory", [ReviewPageFactory, LeafletPageFactory, BriefingPageFactory, InformationPageFactory]
)
def test_the_note_comes_before_everything_but_the_title(
    client: Client, site_settings: SiteSettings, factory: type
) -> None:
    page = factory(content_note=NOTE, summary="What happened to the child.")
    words = shown(client, page).main.get_text()
    assert words.index(page.title) < words.index(NOTE) < words.index("What happened to the child.")


def test_each_choice_leads_somewhere(client: Client, site_settings: SiteSettings) -> None:
    site_settings.help_page = InformationPageFactory()
    site_settings.save()
    review = ReviewPageFactory(content_note=NOTE, documents=[SiteDocumentFactory()])
    html = shown(client, review)
    choices = [link["href"] for link in html.select(".content-note__choice a")]
    assert choices == ["#summary", "#whole-page", "#downloads", site_settings.help_page.url]
    assert all(html.select_one(choice) for choice in choices[:3])


def test_without_documents_or_help_lines_neither_is_offered(
    client: Client, site_settings: SiteSettings
) -> None:
    html = shown(client, ReviewPageFactory(content_note=NOTE))
    choices = [link["href"] for link in html.select(".content-note__choice a")]
    assert choices == ["#summary", "#whole-page"]


def test_a_page_without_a_note_has_no_empty_box(
    client: Client, site_settings: SiteSettings
) -> None:
    assert not shown(client, ReviewPageFactory()).select(".content-note")


def test_a_briefing_takes_the_note_of_its_review(
    client: Client, site_settings: SiteSettings
) -> None:
    briefing = BriefingPageFactory(review=ReviewPageFactory(content_note=NOTE))
    assert NOTE in shown(client, briefing).get_text()


def test_but_not_of_a_review_that_nobody_may_read(
    client: Client, site_settings: SiteSettings
) -> None:
    briefing = BriefingPageFactory(review=ReviewPageFactory(content_note=NOTE, live=False))
    assert NOTE not in shown(client, briefing).get_text()
