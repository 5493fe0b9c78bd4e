import json

import pytest
from django.test import Client
from django.utils.html import strip_tags
from wagtail.models import Page

from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


def text_of(page: Page) -> str:
    main = Client().get(page.url).content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(strip_tags(main).split())


def page_with_links(*pages: Page) -> Page:
    words = "".join(
        f'<p>Read <a linktype="page" id="{p.pk}">{p.title} here</a>.</p>' for p in pages
    )
    cards = {"title": "", "links": [{"page": p.pk, "text": "", "description": ""} for p in pages]}
    body = [{"type": "paragraph", "value": words}, {"type": "page_links", "value": cards}]
    return InformationPageFactory(body=json.dumps(body))


def test_links_to_a_sample_say_so_in_words_and_on_cards() -> None:
    sample = PlanPageFactory(title="Pathway", documents=[SiteDocumentFactory(is_sample=True)])
    text = text_of(page_with_links(sample))
    assert "Read SAMPLE Pathway here" in text
    assert text.count("SAMPLE Pathway") == 2


def test_links_to_what_is_real_say_nothing() -> None:
    assert "SAMPLE" not in text_of(page_with_links(PlanPageFactory(title="Pathway")))


def test_words_stay_and_their_link_goes_when_the_page_is_not_public() -> None:
    page = page_with_links(PlanPageFactory(title="Pathway", slug="pathway", live=False))
    answer = Client().get(page.url).content.decode()
    assert "Pathway here" in answer
    assert "/plans/pathway/" not in answer
