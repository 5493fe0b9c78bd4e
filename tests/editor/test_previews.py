"""What an officer sees before anybody else does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from home.models import HomePage, InformationPage
from leaflets.models import LeafletIndexPage, LeafletPage
from plans.models import PlanIndexPage, PlanPage
from publications.blocks import BodyBlock
from reviews.models import BriefingIndexPage, BriefingPage, ReviewIndexPage, ReviewPage
from tests.editor import pages
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import LeafletPageFactory, the_leaflet_index
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import ContactFactory, HelpLineFactory, TeamMemberFactory
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
NAMED = {block.name: block for block in BodyBlock().child_blocks.values()}


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


@pytest.fixture
def things_to_choose(home_page: HomePage) -> Iterator[None]:
    """One of everything that blocks offer to choose."""
    SiteDocumentFactory(title="A document to show")
    SiteImageFactory()
    TeamMemberFactory(name="A person to show")
    ContactFactory(name="A team to show")
    HelpLineFactory(name="A help line to show")
    InformationPageFactory(title="A page to show")
    return


def block_preview(client: Client, block: blocks.Block) -> str:
    address = reverse("wagtailadmin_block_preview")
    answer = client.get(address, {"id": block.definition_prefix})
    assert answer.status_code == 200
    return answer.content.decode()


# Wagtail leaves the file open in which it makes a size of a picture.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <function Spooled")
@pytest.mark.parametrize("name", NAMED)
def test_every_block_has_a_preview_and_says_what_it_is(
    editor_client: Client, things_to_choose: None, name: str
) -> None:
    block = NAMED[name]
    assert block.is_previewable
    assert block.get_description()
    words = block_preview(editor_client, block)
    assert "css/base.css" in words
    assert "You will see an example here once" not in words


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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("document", "A document to show"),
        ("documents", "A document to show"),
        ("team_list", "A person to show"),
        ("contact_card", "A team to show"),
    ],
)
def test_a_block_with_a_chooser_shows_a_real_one(
    editor_client: Client, things_to_choose: None, name: str, shown: str
) -> None:
    assert shown in block_preview(editor_client, NAMED[name])
