"""What an officer sees before anybody else does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import InformationPage
from leaflets.models import LeafletIndexPage, LeafletPage
from plans.models import PlanIndexPage, PlanPage
from reviews.models import BriefingIndexPage, BriefingPage, ReviewIndexPage, ReviewPage
from tests.editor import pages
from tests.editor.previews import NAMED, block_preview
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import LeafletPageFactory, the_leaflet_index
from tests.factories.plans import PlanPageFactory, the_plan_index
from tests.factories.reviews import (
    BriefingPageFactory,
    ReviewPageFactory,
    the_briefing_index,
    the_review_index,
)

UNSAVED = [
    (ReviewPage, the_review_index, pages.review),
    (BriefingPage, the_briefing_index, pages.briefing),
    (PlanPage, the_plan_index, pages.plan),
    (LeafletPage, the_leaflet_index, pages.leaflet),
    (InformationPage, the_home_page, pages.information),
]
LISTS = [ReviewIndexPage, BriefingIndexPage, PlanIndexPage, LeafletIndexPage]
SAVED = [
    ReviewPageFactory,
    BriefingPageFactory,
    PlanPageFactory,
    LeafletPageFactory,
    InformationPageFactory,
    the_home_page,
    the_review_index,
    the_briefing_index,
    the_plan_index,
    the_leaflet_index,
]


def preview_of_new(client: Client, model: type[Page], parent: Page, data: dict[str, Any]) -> str:
    place = (model._meta.app_label, model._meta.model_name, parent.pk)
    address = reverse("wagtailadmin_pages:preview_on_add", args=place)
    assert client.post(address, nested_form_data(data)).json()["is_valid"]
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("model", "parent", "filled"), UNSAVED)
def test_a_page_previews_before_it_was_ever_saved(
    editor_client: Client,
    model: type[Page],
    parent: Callable[[], Page],
    filled: Callable[[], dict[str, Any]],
) -> None:
    words = preview_of_new(editor_client, model, parent(), filled())
    assert "Made from nothing" in words
    assert not model.objects.filter(title="Made from nothing").exists()


@pytest.mark.parametrize("model", LISTS)
def test_a_list_previews_before_it_was_ever_saved(editor_client: Client, model: type[Page]) -> None:
    ReviewPageFactory(title="Below another list")
    data = {"title": "A list", "introduction": rich_text(""), "comments": inline_formset([])}
    words = preview_of_new(editor_client, model, the_home_page(), data)
    assert "Below another list" not in words


@pytest.mark.parametrize("page_of", SAVED)
def test_the_preview_shows_the_draft(editor_client: Client, page_of: Callable[[], Page]) -> None:
    page = page_of()
    page.title = "Not yet published"
    page.save_revision()
    answer = editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert answer.status_code == 200
    assert "Not yet published" in answer.content.decode()


def test_a_new_leaflet_previews_without_other_leaflets_as_its_translations(
    editor_client: Client,
) -> None:
    LeafletPageFactory(title="Another leaflet")
    words = preview_of_new(editor_client, LeafletPage, the_leaflet_index(), pages.leaflet())
    assert "Another leaflet" not in words


def test_a_new_plan_previews_as_the_current_one(editor_client: Client) -> None:
    PlanPageFactory(title="Another plan")
    words = preview_of_new(editor_client, PlanPage, the_plan_index(), pages.plan())
    assert "Another plan" not in words


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("document", "a document"),
        ("documents", "a document"),
        ("image", "an image"),
        ("team_list", "a team member"),
        ("contact_card", "a contact"),
    ],
)
def test_a_block_with_nothing_to_choose_says_what_is_needed(
    editor_client: Client, name: str, needed: str
) -> None:
    words = block_preview(editor_client, NAMED[name])
    assert f"You will see an example here once there is {needed}." in words
