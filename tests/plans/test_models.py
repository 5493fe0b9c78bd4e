"""Editions of plans and reports."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 4, 1), date(2027, 3, 31)),
        (date(2024, 4, 1), date(2024, 4, 1)),
        (date(2024, 4, 1), None),
        (None, date(2024, 4, 1)),
        (None, None),
    ],
)
def test_a_period_may_be_open(start: date | None, end: date | None) -> None:
    PlanPageFactory(period_start=start, period_end=end).full_clean()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    plan = PlanPageFactory(period_start=date(2024, 4, 1))
    plan.period_end = date(2023, 3, 31)
    with pytest.raises(ValidationError) as refused:
        plan.full_clean()
    assert list(refused.value.message_dict) == ["period_end"]
