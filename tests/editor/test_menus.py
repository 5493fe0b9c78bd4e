"""The lists of people, words and alerts: what they show, find and keep from being deleted."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.models import Alert
from people.models import PublishingBody, TeamMember
from publications.models import Topic
from tests.factories.people import ContactFactory, FormerBodyFactory, TeamMemberFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db

TEAM = "/admin/snippets/people/teammember/"
ALERTS = "/admin/snippets/core/alert/"


def listed(client: Client, address: str, **asked: str) -> list[str]:
    """The names in a list, in its order."""
    return [str(row) for row in client.get(address, asked).context["object_list"]]


@pytest.fixture
def team() -> list[TeamMember]:
    """Somebody of today, somebody of the past and a vacant post."""
    return [
        TeamMemberFactory(name="Of today", role="Manager"),
        TeamMemberFactory(name="Of the past", role="Chair", body=FormerBodyFactory()),
        TeamMemberFactory(name="", role="Trainer", is_vacant=True),
    ]


def test_the_team_is_narrowed_down(editor_client: Client, team: list[TeamMember]) -> None:
    assert len(listed(editor_client, TEAM)) == 3
    assert listed(editor_client, TEAM, when="former") == ["Of the past, Chair"]
    assert listed(editor_client, TEAM, is_vacant="true") == ["Vacant, Trainer"]
    board = PublishingBody.objects.get(slug="example-lscb")
    assert listed(editor_client, TEAM, body=str(board.pk)) == ["Of the past, Chair"]


def test_the_team_of_today_comes_first(editor_client: Client, team: list[TeamMember]) -> None:
    assert listed(editor_client, TEAM)[-1] == "Of the past, Chair"


def test_the_team_is_found_by_part_of_a_name_or_role(
    editor_client: Client, team: list[TeamMember]
) -> None:
    assert listed(editor_client, TEAM, q="toda") == ["Of today, Manager"]
    assert listed(editor_client, TEAM, q="chai") == ["Of the past, Chair"]


def test_a_vacant_post_with_a_name_is_refused(
    editor_client: Client, publishing_body: PublishingBody
) -> None:
    data = {"name": "A name", "is_vacant": "on", "role": "Chair", "body": publishing_body.pk}
    answer = editor_client.post(f"{TEAM}add/", {**data, "biography": "null", "sort_order": "0"})
    assert "A vacant post has no name." in str(answer.context["form"].errors)


def test_alerts_are_narrowed_down_by_when_they_show(editor_client: Client) -> None:
    now, day = timezone.now(), timedelta(days=1)
    Alert.objects.create(title="Now", starts_at=now - day)
    Alert.objects.create(title="Soon", starts_at=now + day)
    Alert.objects.create(title="Over", starts_at=now - 2 * day, ends_at=now - day)
    assert listed(editor_client, ALERTS, when="showing") == ["Now"]
    assert listed(editor_client, ALERTS, when="planned") == ["Soon"]
    assert listed(editor_client, ALERTS, when="past") == ["Over"]


def test_the_list_says_whether_an_alert_shows(editor_client: Client) -> None:
    Alert.objects.create(title="Now")
    assert "Showing now" in editor_client.get(ALERTS).content.decode()


@pytest.mark.parametrize("name", ["teammember", "contact", "publishingbody"])
def test_lists_of_people_open(editor_client: Client, team: object, name: str) -> None:
    ContactFactory()
    assert editor_client.get(f"/admin/snippets/people/{name}/").status_code == 200


def test_a_topic_says_how_many_publications_carry_it(editor_client: Client) -> None:
    topic = TopicFactory()
    ReviewPageFactory.create_batch(2, topics=[topic])
    rows = editor_client.get("/admin/snippets/publications/topic/").context["object_list"]
    assert [row.publication_count for row in rows] == [2]


def test_a_topic_in_use_is_not_deleted(editor_client: Client) -> None:
    topic = TopicFactory()
    page = ReviewPageFactory(topics=[topic])
    address = f"/admin/snippets/publications/topic/delete/{topic.pk}/"
    words = editor_client.get(address).content.decode()
    assert "This topic is referenced 1 time" in words
    assert "prevent it from being deleted" in words
    editor_client.post(address)
    assert list(page.topics.all()) == [topic]
    usage = editor_client.get(f"/admin/snippets/publications/topic/usage/{topic.pk}/")
    assert page.title in usage.content.decode()


def test_a_topic_in_use_is_not_deleted_with_others(editor_client: Client) -> None:
    used, unused = TopicFactory(), TopicFactory()
    ReviewPageFactory(topics=[used])
    address = "/admin/bulk/publications/topic/delete/"
    editor_client.post(f"{address}?id={used.pk}&id={unused.pk}")
    assert Topic.objects.count() == 2


def test_a_topic_out_of_use_is_deleted(editor_client: Client) -> None:
    topic = TopicFactory()
    page = ReviewPageFactory(topics=[topic])
    page.topics.clear()
    page.save_revision().publish()
    editor_client.post(f"/admin/snippets/publications/topic/delete/{topic.pk}/")
    assert not Topic.objects.exists()


def test_a_body_that_published_something_is_not_deleted(
    editor_client: Client, publishing_body: PublishingBody
) -> None:
    ReviewPageFactory()
    address = f"/admin/snippets/people/publishingbody/delete/{publishing_body.pk}/"
    assert "prevent it from being deleted" in editor_client.get(address).content.decode()
    editor_client.post(address)
    assert PublishingBody.objects.filter(pk=publishing_body.pk).exists()


def test_a_contact_is_chosen_by_whose_it_is_and_when_it_was_checked(
    editor_client: Client,
) -> None:
    ContactFactory(name="Front door")
    words = editor_client.get("/admin/snippets/choose/people/contact/").json()["html"]
    assert "Front door" in words
    assert "Last confirmed" in words
