"""Every page type made from nothing by the officer, and read by the public a moment later."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from home.models import HomePage, InformationPage
from leaflets.models import LeafletIndexPage, LeafletPage
from plans.models import PlanIndexPage, PlanPage
from reviews.models import BriefingIndexPage, BriefingPage, ReviewIndexPage, ReviewPage
from tests.editor import pages
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import the_leaflet_index
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import the_plan_index
from tests.factories.reviews import the_briefing_index, the_review_index
from tests.factories.roots import root_page

pytestmark = pytest.mark.usefixtures("works_alone")

PAGE_TYPES = [
    pytest.param(ReviewPage, the_review_index, pages.review, id="review"),
    pytest.param(BriefingPage, the_briefing_index, pages.briefing, id="briefing"),
    pytest.param(PlanPage, the_plan_index, pages.plan, id="plan"),
    pytest.param(LeafletPage, the_leaflet_index, pages.leaflet, id="leaflet"),
    pytest.param(InformationPage, the_home_page, pages.information, id="information"),
]
LISTS = [ReviewIndexPage, BriefingIndexPage, PlanIndexPage, LeafletIndexPage]
Filled = Callable[[], dict[str, Any]]


@pytest.mark.parametrize(("model", "parent", "filled"), PAGE_TYPES)
def test_a_filled_in_form_becomes_a_public_page(
    editor_client: Client,
    client: Client,
    model: type[Page],
    parent: Callable[[], Page],
    filled: Filled,
) -> None:
    pages.add(editor_client, model, parent(), filled())
    made = model.objects.get(title="Made from nothing")
    assert made.live
    assert "Made from nothing" in client.get(made.url).content.decode()


@pytest.mark.parametrize("model", LISTS)
def test_a_list_page_needs_no_more_than_a_title(
    editor_client: Client, client: Client, model: type[Page]
) -> None:
    data = {"title": "A list", "introduction": rich_text(""), "comments": inline_formset([])}
    pages.add(editor_client, model, the_home_page(), data)
    assert client.get(model.objects.get().url).status_code == 200


def test_there_is_one_home_page(editor_client: Client) -> None:
    the_home_page()
    answer = pages.add(editor_client, HomePage, root_page(), {"title": "Another"})
    assert answer.status_code == 302
    assert HomePage.objects.count() == 1


@pytest.mark.parametrize(("model", "parent", "filled"), PAGE_TYPES)
def test_the_address_is_made_from_the_title(
    editor_client: Client, model: type[Page], parent: Callable[[], Page], filled: Filled
) -> None:
    pages.add(editor_client, model, parent(), filled())
    assert model.objects.get(title="Made from nothing").slug == "made-from-nothing"


def test_a_document_of_a_review_opens_with_it(editor_client: Client, client: Client) -> None:
    document = SiteDocumentFactory()
    assert client.get(document.url).status_code == 404
    row = {"document": document.pk, "role": "report", "label": ""}
    pages.add(
        editor_client, ReviewPage, the_review_index(), pages.review(documents=inline_formset([row]))
    )
    assert client.get(document.url).status_code == 200


def test_a_new_publication_names_who_publishes_today(
    editor_client: Client, publishing_body: object
) -> None:
    address = f"/admin/pages/add/reviews/reviewpage/{the_review_index().pk}/"
    form = editor_client.get(address).context["form"]
    assert form["publishing_body"].value() == publishing_body.pk


def test_a_form_offers_only_the_kinds_of_its_type(editor_client: Client) -> None:
    address = f"/admin/pages/add/leaflets/leafletpage/{the_leaflet_index().pk}/"
    form = editor_client.get(address).context["form"]
    assert [value for value, _ in form.fields["kind"].choices] == ["leaflet"]


def test_every_type_on_offer_says_what_it_is(editor_client: Client) -> None:
    answer = editor_client.get(f"/admin/pages/{the_home_page().pk}/add_subpage/")
    descriptions = [description for *_, description in answer.context["page_types"]]
    assert len(descriptions) == len(LISTS) + 1
    assert all(descriptions)


def test_a_body_of_words_reaches_the_reader(editor_client: Client, client: Client) -> None:
    body = streamfield(
        [
            ("heading", {"text": "What happens next", "level": "2"}),
            ("paragraph", rich_text("<p>We write to you.</p>")),
        ]
    )
    page = InformationPageFactory(title="Steps")
    pages.edit(editor_client, page, pages.information(title="Steps", slug="steps", body=body))
    words = client.get("/steps/").content.decode()
    assert "What happens next" in words
    assert "We write to you." in words
