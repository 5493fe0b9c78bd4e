"""A staff change is one edit, and a new name of the partnership one new publishing body."""

from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.utils.timezone import localdate
from wagtail.models import Page, Site

from core.models import SiteSettings
from people.models import Contact, PublishingBody, TeamMember
from tests.factories.home import InformationPageFactory
from tests.factories.people import (
    ContactFactory,
    FormerBodyFactory,
    PublishingBodyFactory,
    TeamMemberFactory,
)
from tests.factories.plans import PlanPageFactory, the_plan_index
from tests.factories.reviews import ReviewPageFactory

ADD = "/admin/snippets/people/publishingbody/add/"
NEW_NAME = "Example Partnership for Children"


def team_of(body: PublishingBody) -> list[tuple[str, dict[str, object]]]:
    return [("team_list", {"title": "Our team", "body": body, "show": "current"})]


def words_of(client: Client, page: Page) -> str:
    return client.get(page.url).content.decode()


def rename(client: Client, old: PublishingBody, **fields: object) -> str:
    form = {
        "name": NEW_NAME,
        "short_name": "Example PC",
        "slug": "example-pc",
        "takes_over_from": old.pk,
        **fields,
    }
    return client.post(ADD, form, follow=True).content.decode()


def test_a_staff_change_is_one_edit_and_right_on_every_page(
    site: Site, client: Client, editor_client: Client
) -> None:
    member = TeamMemberFactory(name="First Holder", role="Trainer", email="first@example.org")
    pages = [
        InformationPageFactory(body=team_of(member.body)),
        PlanPageFactory(body=team_of(member.body)),
    ]
    for page in pages:
        assert "First Holder" in words_of(client, page)
    address = f"/admin/snippets/people/teammember/edit/{member.pk}/"
    given = {"role": "Trainer", "body": member.body_id, "sort_order": 0, "biography": "null"}
    editor_client.post(address, {**given, "name": "Second Holder", "email": "new@example.org"})
    for page in pages:
        words = words_of(client, page)
        assert "Second Holder" in words
        assert "new@example.org" in words
        assert "First Holder" not in words
        assert "first@example.org" not in words
    editor_client.post(address, {**given, "name": "", "is_vacant": "on"})
    for page in pages:
        words = words_of(client, page)
        assert "Vacant" in words
        assert "Second Holder" not in words


def test_a_renamed_partnership_is_one_new_body(
    site_settings: SiteSettings, client: Client, editor_client: Client
) -> None:
    old = PublishingBodyFactory()
    SiteSettings.objects.update(name=old.name, short_name=old.short_name)
    panel = PublishingBodyFactory(name="A panel", short_name="Panel", slug="panel")
    # The panel has published more than the new name will have at first, and less than the old.
    PlanPageFactory(publishing_body=panel)
    review = ReviewPageFactory(publishing_body=old)
    PlanPageFactory(publishing_body=old)
    TeamMemberFactory(name="Stays Here", body=old)
    ContactFactory(name="Front door", body=old)
    team = InformationPageFactory(body=team_of(old))
    assert "The publishing body" not in rename(editor_client, old)
    new = PublishingBody.objects.get(slug="example-pc")
    old.refresh_from_db()
    assert (old.succeeded_by, old.until_year) == (new, localdate().year)
    assert "Stays Here" in words_of(client, team)
    assert Contact.objects.get().body == TeamMember.objects.get().body == new
    published = words_of(client, review)
    assert f"{old.name} <span" in published
    assert f"(now {NEW_NAME})" in published
    home = client.get("/").content.decode()
    assert NEW_NAME in home
    assert old.name not in home
    form = editor_client.get(f"/admin/pages/add/plans/planpage/{the_plan_index().pk}/")
    assert form.context["form"]["publishing_body"].initial == new


def test_a_name_that_begins_next_year_is_added_next_year(site: Site, editor_client: Client) -> None:
    old = PublishingBodyFactory()
    words = rename(editor_client, old, from_year=localdate().year + 1)
    assert "Add it when it begins." in words
    assert f'value="{NEW_NAME}"' in words
    old.refresh_from_db()
    assert old.succeeded_by is None
    assert PublishingBody.objects.count() == 1


def test_taking_over_is_asked_of_new_bodies_alone(site: Site, editor_client: Client) -> None:
    former = FormerBodyFactory()
    adding = editor_client.get(ADD).content.decode()
    assert "Takes over from" in adding
    assert f'<option value="{former.succeeded_by.pk}"' in adding
    offered = adding.partition('name="takes_over_from"')[2].partition("</select>")[0]
    assert f'<option value="{former.pk}">' not in offered
    editing = f"/admin/snippets/people/publishingbody/edit/{former.pk}/"
    assert "Takes over from" not in editor_client.get(editing).content.decode()


def test_names_that_follow_each_other_in_a_circle_end(editor: AbstractUser) -> None:
    one = PublishingBodyFactory()
    two = PublishingBodyFactory(name="Two", short_name="Two", slug="two", succeeded_by=one)
    one.succeeded_by = two
    one.save()
    assert one.today == two
