"""What can't be published, and what the officer is told."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from home.models import InformationPage
from leaflets.models import LeafletPage
from people.models import PublishingBody
from plans.models import PlanPage
from publications.kinds import Kind
from reviews.models import BriefingPage, ReviewPage
from tests.editor import pages
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.leaflets import LeafletPageFactory, the_leaflet_index
from tests.factories.library import SiteImageFactory
from tests.factories.people import ContactFactory
from tests.factories.plans import PlanPageFactory, the_plan_index
from tests.factories.reviews import the_briefing_index, the_review_index

# A form that isn't sent to somebody else has to be whole.
pytestmark = pytest.mark.usefixtures("works_alone")


def messages(answer: HttpResponse) -> str:
    """Every error on the form, with those inside StreamFields, as one text."""
    assert answer.status_code == 200
    form = answer.context["form"]
    blocks = BeautifulSoup(answer.content, "html.parser").select("[data-block]")
    return str(form.errors) + str(form.formsets) + "".join(str(block) for block in blocks)


@pytest.mark.parametrize(
    ("model", "parent", "missing"),
    [
        (ReviewPage, the_review_index, ["Title", "Summary", "Kind", "Publishing body"]),
        (BriefingPage, the_briefing_index, ["Title", "Summary", "Publishing body"]),
        (PlanPage, the_plan_index, ["Title", "Summary", "Kind", "Publishing body"]),
        (LeafletPage, the_leaflet_index, ["Title", "Summary", "Publishing body"]),
        (InformationPage, the_home_page, ["Title", "Summary"]),
    ],
)
def test_an_empty_form_names_what_is_missing(
    editor_client: Client, model: type[Page], parent: Callable[[], Page], missing: list[str]
) -> None:
    empty = dict.fromkeys(("title", "summary", "kind", "publishing_body"), "")
    every_field = pages.review() | pages.plan() | pages.briefing() | pages.leaflet()
    filled: dict[str, Any] = every_field | empty
    told = messages(pages.add(editor_client, model, parent(), filled))
    assert not model.objects.filter(title="").exists()
    for label in missing:
        assert f"Fill in “{label}”. It can&#x27;t stay empty." in told


def test_a_kind_of_another_page_type_is_refused(editor_client: Client) -> None:
    data = pages.review(kind=Kind.LEAFLET.value)
    assert (
        "kind"
        in pages.add(editor_client, ReviewPage, the_review_index(), data).context["form"].errors
    )


@pytest.mark.parametrize(
    ("count", "told"), [(5, "This one has 5. Add 2."), (8, "This one has 8. Remove 1.")]
)
def test_a_briefing_has_seven_sections(editor_client: Client, count: int, told: str) -> None:
    answer = pages.add(editor_client, BriefingPage, the_briefing_index(), pages.briefing(count))
    assert told in messages(answer)
    assert not BriefingPage.objects.exists()


def test_a_section_without_a_word_is_refused(editor_client: Client) -> None:
    data = pages.briefing(text='<p data-block-key="a1b2c"></p>')
    answer = pages.add(editor_client, BriefingPage, the_briefing_index(), data)
    assert "This field is required." in messages(answer)
    assert not BriefingPage.objects.exists()


def test_a_picture_needs_a_description_or_says_nothing(editor_client: Client) -> None:
    picture = {"image": SiteImageFactory().pk, "alt_text": " ", "is_decorative": "", "caption": ""}
    answer = information_with(editor_client, ("image", picture))
    assert "Describe the picture, or tick" in messages(answer)
    picture["is_decorative"] = "on"
    assert information_with(editor_client, ("image", picture)).status_code == 302


@pytest.mark.parametrize("block", ["documents", "page_links", "link_cards", "accordion"])
def test_a_list_in_a_page_is_not_empty(editor_client: Client, block: str) -> None:
    inner = {"documents": "documents", "accordion": "items"}.get(block, "links")
    answer = information_with(editor_client, (block, {"title": "", inner: streamless([])}))
    assert "The minimum number of items is 1" in messages(answer)


def test_former_staff_stand_only_on_history(
    editor_client: Client, publishing_body: PublishingBody
) -> None:
    team = {"title": "", "body": publishing_body.pk, "show": "former"}
    answer = information_with(editor_client, ("team_list", team))
    assert "This page shows people of the past. Tick this" in messages(answer)
    assert information_with(editor_client, ("team_list", team), is_history="on").status_code == 302


def test_a_contact_out_of_use_stands_only_on_history(editor_client: Client) -> None:
    card = ("contact_card", {"contact": ContactFactory(is_former=True).pk})
    assert "people of the past" in messages(information_with(editor_client, card))
    data = pages.review(body=streamfield([card]))
    told = messages(pages.add(editor_client, ReviewPage, the_review_index(), data))
    assert "Only a page kept as history may." in told


def test_pages_do_not_replace_each_other_in_a_circle(editor_client: Client) -> None:
    older = PlanPageFactory(title="Older")
    newer = PlanPageFactory(supersedes=older)
    answer = pages.edit(editor_client, older, pages.plan(supersedes=newer.pk))
    assert "in a circle. Choose the older page, or none." in messages(answer)


def test_a_plan_does_not_end_before_it_begins(editor_client: Client) -> None:
    data = pages.plan(period_start="01/04/2024", period_end="31/03/2023")
    answer = pages.add(editor_client, PlanPage, the_plan_index(), data)
    assert "This is before the day it begins." in messages(answer)


def test_a_date_that_is_none_is_refused(editor_client: Client) -> None:
    answer = pages.add(
        editor_client, ReviewPage, the_review_index(), pages.review(published_on="31/02/2022")
    )
    assert "Enter a valid date, for example 4 December 2022 or 04/12/2022." in messages(answer)


def test_a_translation_of_a_translation_is_refused(editor_client: Client) -> None:
    polish = LeafletPageFactory(translation_of=LeafletPageFactory(), language="pl")
    data = pages.leaflet(translation_of=polish.pk, language="ur")
    answer = pages.add(editor_client, LeafletPage, the_leaflet_index(), data)
    assert "Choose the original leaflet." in messages(answer)


def test_an_original_does_not_become_a_translation(editor_client: Client) -> None:
    original = LeafletPageFactory(title="Original")
    LeafletPageFactory(translation_of=original, language="pl")
    data = pages.leaflet(translation_of=LeafletPageFactory().pk, language="ur")
    answer = pages.edit(editor_client, original, data)
    assert "Other leaflets are translations of this one." in messages(answer)


def test_two_leaflets_in_one_language_are_no_translation(editor_client: Client) -> None:
    data = pages.leaflet(translation_of=LeafletPageFactory().pk)
    answer = pages.add(editor_client, LeafletPage, the_leaflet_index(), data)
    assert "Both leaflets are in the same language." in messages(answer)


def test_two_pages_in_one_place_have_two_addresses(editor_client: Client) -> None:
    InformationPageFactory(slug="taken")
    answer = pages.add(
        editor_client, InformationPage, the_home_page(), pages.information(slug="taken")
    )
    assert "already in use" in messages(answer)


def information_with(client: Client, block: tuple[str, Any], **more: Any) -> HttpResponse:
    """Send an information page with one block in its body."""
    data = pages.information(body=streamfield([block]), **more)
    return pages.add(client, InformationPage, the_home_page(), data)


def streamless(items: list) -> dict[str, Any]:
    """A ListBlock's values, as the browser sends them."""
    return {"count": str(len(items))}
