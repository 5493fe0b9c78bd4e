from datetime import date

import pytest
from django.test import Client

from plans.models import PlanPage
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


def titles(address: str) -> list[str]:
    listing = Client().get(address).context["listing"]
    return [plan.title for plan in listing.page_obj]


@pytest.fixture
def plans() -> None:
    old = PlanPageFactory(title="Old", published_on=date(2025, 1, 1))
    PlanPageFactory(title="New, undated", published_on=None, supersedes=old)
    PlanPageFactory(title="Newsletter", published_on=date(2026, 1, 1), is_history=True)
    PlanPageFactory(title="Framework", published_on=date(2020, 1, 1))


def test_current_plans_come_before_old_ones(plans: None) -> None:
    assert titles("/plans/") == ["Framework", "New, undated", "Newsletter", "Old"]


def test_a_reader_may_still_ask_for_the_newest_first(plans: None) -> None:
    assert titles("/plans/?sort=newest") == ["Newsletter", "Old", "Framework", "New, undated"]


def test_a_plan_whose_successor_is_a_draft_is_still_current(plans: None) -> None:
    PlanPage.objects.get(title="New, undated").unpublish()
    assert titles("/plans/") == ["Old", "Framework", "Newsletter"]
