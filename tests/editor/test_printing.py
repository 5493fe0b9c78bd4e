"""What an editor is told about the PDFs of a page: while typing, and after saving."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.images.models import AbstractImage
from wagtail.test.utils.form_data import nested_form_data

from reviews.models import BriefingPage
from tests.editor import pages
from tests.factories.library import SiteImageFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory

pytestmark = pytest.mark.django_db

LONG = f"<p>{'many words ' * 150}</p>"


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    PublishingBodyFactory(slug="example-scp")


def asked(client: Client, page: Any) -> str:
    answer = client.get(reverse("publications_printing", args=[page.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def save(client: Client, page: BriefingPage, **more: Any) -> HttpResponse:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, nested_form_data(pages.briefing(**more)))


def told(answer: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_a_briefing_that_fits_is_said_to_fit(editor_client: Client) -> None:
    text = asked(editor_client, BriefingPageFactory())
    assert "briefing.pdf : fits on one A4 page." in text
    assert "action-plan.pdf : fits on one A4 page." in text


def test_saving_a_long_briefing_says_which_sections_are_too_long(editor_client: Client) -> None:
    said = told(save(editor_client, BriefingPageFactory(), text=LONG))
    assert "doesn’t fit on one A4 page" in said
    assert "3. Section 3:" in said
    assert "(it has 300)." in said


def test_saving_a_short_one_says_nothing_of_paper(editor_client: Client) -> None:
    assert "A4" not in told(save(editor_client, BriefingPageFactory()))


def test_the_draft_is_judged_and_not_what_readers_see(editor_client: Client) -> None:
    page = BriefingPageFactory()
    save(editor_client, page, text=LONG)
    assert "doesn’t fit on one A4 page" in asked(editor_client, page)


def test_what_is_typed_is_judged_before_it_is_saved(editor_client: Client) -> None:
    page = BriefingPageFactory()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor_client.post(preview, nested_form_data(pages.briefing(text=LONG)))
    assert "doesn’t fit on one A4 page" in asked(editor_client, page)
    page.refresh_from_db()
    assert page.latest_revision is None


def test_a_character_is_named_with_its_section_and_the_words_around_it(
    editor_client: Client,
) -> None:
    page = BriefingPageFactory()
    save(editor_client, page, text="<p>Ask how they feel 😀 today.</p>")
    text = asked(editor_client, page)
    assert "The character “😀” in “Section 1” can’t be printed" in text
    assert "Ask how they feel 😀 today." in text


def body_with(image: AbstractImage, alt: str) -> list[tuple[str, dict[str, Any]]]:
    value = {"image": image, "alt_text": alt, "is_decorative": False, "caption": ""}
    return [("image", value)]


def test_a_picture_without_a_description_is_named(editor_client: Client) -> None:
    page = PlanPageFactory(body=body_with(SiteImageFactory(), ""))
    assert "A picture has no description" in asked(editor_client, page)


def test_a_picture_that_is_broken_is_named(editor_client: Client) -> None:
    image = SiteImageFactory()
    page = PlanPageFactory(body=body_with(image, "A house"))
    with image.file.storage.open(image.file.name, "wb") as stored:
        stored.write(b"broken")
    assert "The picture “A house” can’t be read." in asked(editor_client, page)


def test_only_who_may_edit_the_page_is_told(client: Client) -> None:
    page = BriefingPageFactory()
    answer = client.get(reverse("publications_printing", args=[page.pk]))
    assert answer.status_code == 302


def test_the_form_has_a_place_for_it(editor_client: Client) -> None:
    page = BriefingPageFactory()
    form = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert BeautifulSoup(form.content, "html.parser").select_one("[data-printing]")
