"""Who publishes, who works there, and whom readers are given."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.timezone import localdate

from people.blocks import TeamListBlock
from people.models import Contact, PublishingBody, TeamMember
from tests.factories.people import (
    ContactFactory,
    FormerBodyFactory,
    PublishingBodyFactory,
    TeamMemberFactory,
)
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_body_that_ended_is_history() -> None:
    board, partnership = FormerBodyFactory(), PublishingBodyFactory()
    assert board.has_ended
    assert not partnership.has_ended
    assert list(PublishingBody.objects.current()) == [partnership]


def test_a_body_that_will_end_still_exists() -> None:
    body = PublishingBodyFactory(until_year=localdate().year + 1)
    assert not body.has_ended
    assert list(PublishingBody.objects.current()) == [body]


def test_a_body_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        PublishingBody(
            name="A", short_name="A", slug="a", from_year=2019, until_year=2018
        ).full_clean()
    assert list(refused.value.message_dict) == ["until_year"]


def test_a_body_with_publications_cannot_be_deleted() -> None:
    plan = PlanPageFactory()
    with pytest.raises(ProtectedError):
        plan.publishing_body.delete()


def test_somebody_is_current_up_to_their_last_day() -> None:
    today = localdate()
    leaving, gone = TeamMemberFactory(ends_on=today), TeamMemberFactory(ends_on=today - DAY)
    assert list(TeamMember.objects.current()) == [leaving]
    assert list(TeamMember.objects.former()) == [gone]
    assert (leaving.is_former, gone.is_former) == (False, True)


def test_everybody_of_a_body_that_ended_is_former() -> None:
    chair = TeamMemberFactory(body=FormerBodyFactory())
    assert chair.is_former
    assert list(TeamMember.objects.former()) == [chair]
    assert not TeamMember.objects.current().exists()


def test_only_current_people_are_public() -> None:
    TeamMemberFactory(ends_on=date(2019, 9, 28))
    member = TeamMemberFactory()
    assert list(TeamMember.objects.public()) == [member]


def test_a_vacant_post_has_no_name() -> None:
    with pytest.raises(ValidationError) as refused:
        TeamMemberFactory.build(body=PublishingBodyFactory(), is_vacant=True).full_clean()
    assert list(refused.value.message_dict) == ["is_vacant"]


@pytest.mark.parametrize(
    ("name", "is_vacant", "shown"),
    [("Pat", False, "Pat"), ("", True, "Vacant"), ("", False, "Name not given")],
)
def test_readers_see_a_name_or_what_stands_in_its_place(
    name: str, is_vacant: bool, shown: str
) -> None:
    assert TeamMember(name=name, is_vacant=is_vacant).display_name == shown


def test_a_contact_no_longer_in_use_is_not_public() -> None:
    ContactFactory(is_former=True)
    contact = ContactFactory()
    assert list(Contact.objects.public()) == [contact]


def test_a_team_list_follows_its_body_in_the_editors_order() -> None:
    last = TeamMemberFactory(sort_order=2)
    first = TeamMemberFactory(sort_order=1)
    TeamMemberFactory(ends_on=date(2019, 9, 28))
    TeamMemberFactory(body=FormerBodyFactory())
    value = TeamListBlock().to_python({"body": first.body.pk, "show": "current"})
    assert list(value.members) == [first, last]
    assert not value.is_of_the_past


def test_a_list_of_the_past_shows_those_who_left() -> None:
    TeamMemberFactory()
    gone = TeamMemberFactory(ends_on=date(2019, 9, 28))
    value = TeamListBlock().to_python({"body": gone.body.pk, "show": "former"})
    assert list(value.members) == [gone]
    assert value.is_of_the_past
