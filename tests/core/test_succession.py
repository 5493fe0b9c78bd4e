"""One page replaces another: said once, on the new page, and shown on both."""

import pytest
from django.core.exceptions import ValidationError

from plans.models import PlanPage
from tests.factories.home import InformationPageFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


def again(page: PlanPage) -> PlanPage:
    """The page as a new request sees it."""
    return PlanPage.objects.get(pk=page.pk)


def test_both_editions_know_each_other() -> None:
    old = PlanPageFactory()
    new = PlanPageFactory(supersedes=old)
    assert again(new).public_supersedes == old
    assert again(old).superseded_by == new
    assert again(old).is_past
    assert not again(new).is_past


def test_a_new_edition_that_is_still_a_draft_replaces_nothing_yet() -> None:
    old = PlanPageFactory()
    PlanPageFactory(supersedes=old, live=False)
    assert again(old).superseded_by is None
    assert not again(old).is_past


def test_an_old_edition_that_was_taken_down_is_not_pointed_at() -> None:
    old = PlanPageFactory(live=False)
    assert again(PlanPageFactory(supersedes=old)).public_supersedes is None


def test_a_page_kept_as_history_is_past_without_a_successor() -> None:
    assert PlanPageFactory(is_history=True).is_past


def test_a_page_cannot_replace_itself() -> None:
    plan = PlanPageFactory()
    plan.supersedes = plan
    with pytest.raises(ValidationError, match="in a circle"):
        plan.full_clean()


def test_pages_cannot_replace_each_other_in_a_circle() -> None:
    first = PlanPageFactory()
    third = PlanPageFactory(supersedes=PlanPageFactory(supersedes=first))
    first.supersedes = third
    with pytest.raises(ValidationError) as refused:
        first.full_clean()
    assert list(refused.value.message_dict) == ["supersedes"]


def test_a_long_line_of_editions_is_no_circle() -> None:
    plan = None
    for _ in range(4):
        plan = PlanPageFactory(supersedes=plan)
    assert not again(plan).supersedes_in_a_circle()


def test_deleting_the_old_edition_keeps_the_new_one() -> None:
    old = PlanPageFactory()
    new = PlanPageFactory(supersedes=old)
    old.delete()
    assert again(new).supersedes is None


def test_information_pages_succeed_each_other_too() -> None:
    panel = InformationPageFactory(title="The panel of 2017")
    group = InformationPageFactory(title="The group of today", supersedes=panel)
    assert panel.superseded_by == group
