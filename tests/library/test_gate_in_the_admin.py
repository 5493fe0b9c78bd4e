"""What an editor sees of the publishing gate."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from home.models import HomePage, InformationPage
from library.models import SiteDocument
from reviews.models import ReviewPage
from tests.factories.home import the_home_page
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.reviews import the_review_index
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
REASON = "is a sample. Replace its file"


@pytest.fixture(autouse=True)
def no_samples(settings: Settings) -> None:
    """As in production."""
    settings.SAMPLES_MAY_BE_PUBLISHED = False


@pytest.fixture
def sample(home_page: HomePage) -> SiteDocument:
    return SiteDocumentFactory(title="Form", is_sample=True)


def form_of_page(document: SiteDocument, title: str = "What we do", **extra: str) -> dict:
    """What the browser sends for an information page with one document."""
    block = {"document": str(document.pk), "text": "", "description": ""}
    return nested_form_data(
        {
            "title": title,
            "slug": "what-we-do",
            "summary": "What we do.",
            "body": streamfield([("document", block)]),
            "shows_subpages": "on",
            "comments": inline_formset([]),
            **extra,
        }
    )


def messages_of(response: object) -> str:
    return response.content.decode()


def test_publishing_a_new_page_says_why_not_and_keeps_what_was_written(
    editor_client: Client, sample: SiteDocument
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["home", "informationpage", the_home_page().pk])
    response = editor_client.post(url, form_of_page(sample, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert REASON in messages_of(response)
    assert 'value="What we do"' in messages_of(response)
    assert not InformationPage.objects.exists()


def test_the_same_page_can_be_saved_as_a_draft(editor_client: Client, sample: SiteDocument) -> None:
    url = reverse("wagtailadmin_pages:add", args=["home", "informationpage", the_home_page().pk])
    editor_client.post(url, form_of_page(sample))
    assert not InformationPage.objects.get().live


def test_publishing_a_draft_says_why_not_and_keeps_what_was_written(
    editor_client: Client, sample: SiteDocument
) -> None:
    page = page_with(sample, live=False)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_of_page(sample, title="A better title", **{"action-publish": "1"})
    response = editor_client.post(url, data)
    page.refresh_from_db()
    assert REASON in messages_of(response)
    assert 'value="A better title"' in messages_of(response)
    assert not page.live


def test_publishing_goes_through_once_the_document_is_real(
    editor_client: Client, sample: SiteDocument
) -> None:
    page = page_with(sample, live=False)
    SiteDocument.objects.update(is_sample=False)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    editor_client.post(url, form_of_page(sample, **{"action-publish": "1"}))
    page.refresh_from_db()
    assert page.live


def test_a_sample_in_the_list_of_documents_of_a_new_review_is_found(
    editor_client: Client, sample: SiteDocument
) -> None:
    row = {"document": str(sample.pk), "role": "report", "label": ""}
    form = nested_form_data(
        {
            "title": "Child A",
            "slug": "child-a",
            "summary": "What happened.",
            "kind": "lcspr",
            "published_on": "",
            "published_precision": "day",
            "publishing_body": str(PublishingBodyFactory().pk),
            "language": "en",
            "documents": inline_formset([row]),
            "change_notes": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([]),
            "what_happened": rich_text("<p>It happened.</p>"),
            "what_was_learned": rich_text("<p>It was learned.</p>"),
            "pseudonyms": inline_formset([{"name": "Child A"}]),
            "recommendations": inline_formset([]),
            "action-publish": "1",
        }
    )
    url = reverse("wagtailadmin_pages:add", args=["reviews", "reviewpage", the_review_index().pk])
    response = editor_client.post(url, form)
    assert REASON in messages_of(response)
    assert not ReviewPage.objects.exists()


def test_publishing_several_pages_at_once_says_why_not_and_publishes_none(
    editor_client: Client, sample: SiteDocument
) -> None:
    pages = [page_with(live=False), page_with(sample, live=False)]
    query = "&".join(f"id={page.pk}" for page in pages)
    came_from = f"http://testserver/admin/pages/{the_home_page().pk}/"
    response = editor_client.post(
        f"/admin/bulk/wagtailcore/page/publish/?{query}", headers={"Referer": came_from}
    )
    assert (response.status_code, response["Location"]) == (302, came_from)
    assert REASON in messages_of(editor_client.get("/admin/"))
    assert not InformationPage.objects.live().exists()


def test_a_strangers_referer_is_not_followed(editor_client: Client, sample: SiteDocument) -> None:
    page = page_with(sample, live=False)
    response = editor_client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}",
        headers={"Referer": "https://example.org/"},
    )
    assert response["Location"] == reverse("wagtailadmin_home")
