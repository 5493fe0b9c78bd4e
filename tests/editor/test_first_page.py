"""The officer's first page, the name over it, and what isn't there."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from core.models import SiteSettings
from core.permissions import WRITERS
from tests.factories.accounts import EditorFactory
from tests.factories.leaflets import the_leaflet_index
from tests.factories.plans import PlanPageFactory, the_plan_index
from tests.factories.reviews import ReviewPageFactory, the_briefing_index, the_review_index


def first_page(client: Client) -> str:
    return client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("label", "parent", "form"),
    [
        ("New review", the_review_index, "reviews/reviewpage"),
        ("New briefing", the_briefing_index, "reviews/briefingpage"),
        ("New leaflet", the_leaflet_index, "leaflets/leafletpage"),
        ("New plan or report", the_plan_index, "plans/planpage"),
    ],
)
def test_it_starts_what_the_officer_came_for(
    editor_client: Client, label: str, parent: Callable[[], Page], form: str
) -> None:
    assert label not in first_page(editor_client)
    place = parent().pk
    words = first_page(editor_client)
    assert label in words
    assert f'href="/admin/pages/add/{form}/{place}/"' in words


def test_nobody_is_offered_what_they_may_not_do(home_page: Page) -> None:
    the_review_index()
    group = Group.objects.create(name="Readers of the editor")
    group.permissions.set(
        Group.objects.get(name=WRITERS).permissions.filter(codename="access_admin")
    )
    client = Client()
    client.force_login(EditorFactory(groups=[group]))
    words = first_page(client)
    assert "New review" not in words
    assert "Change the numbers" not in words


def test_it_asks_for_the_concern_line_to_be_checked(
    editor_client: Client, site_settings: SiteSettings
) -> None:
    site_settings.concern_phone, site_settings.concern_confirmed_on = "01632 960 001", None
    site_settings.save()
    words = first_page(editor_client)
    assert "01632 960 001" in words
    assert "Nobody has noted that these numbers were checked." in words


def test_it_says_when_there_is_no_concern_line(
    editor_client: Client, site_settings: SiteSettings
) -> None:
    site_settings.concern_phone = ""
    site_settings.save()
    assert "There is no number yet." in first_page(editor_client)


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/"])
def test_the_partnership_s_name_stands_over_it(
    site_settings: SiteSettings, editor_client: Client, client: Client, address: str
) -> None:
    visitor = client if "login" in address else editor_client
    words = visitor.get(address).content.decode()
    assert site_settings.name in words
    assert "Sign in to Wagtail" not in words


def test_it_sends_nobody_to_wagtail_s_own_pages(editor_client: Client) -> None:
    words = first_page(editor_client)
    assert "wagtail.org" not in words
    assert "gravatar" not in words


def test_readers_are_shown_no_bar_for_editors(editor_client: Client) -> None:
    words = editor_client.get(ReviewPageFactory().url).content.decode()
    assert "wagtail-userbar" not in words


def test_previews_check_the_page_for_accessibility(editor_client: Client) -> None:
    page = ReviewPageFactory()
    page.save_revision()
    words = editor_client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert "checker-axe-configuration" in words


def test_who_may_publish_is_not_offered_to_ask_for_it(editor_client: Client) -> None:
    words = editor_client.get(f"/admin/pages/{PlanPageFactory().pk}/edit/").content.decode()
    assert "action-publish" in words
    assert "action-submit" not in words


def test_who_writes_a_review_is_offered_to_submit_it_and_not_to_publish(
    editor_client: Client,
) -> None:
    words = editor_client.get(f"/admin/pages/{ReviewPageFactory().pk}/edit/").content.decode()
    assert "action-publish" not in words
    assert "Submit to Safeguarding manager" in words
