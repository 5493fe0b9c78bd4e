"""A review that is said to have come out before says when and where, and the approver is told."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk.cases.elsewhere import NO_DAY, NO_PLACE, came_out_before
from publications.kinds import Kind
from reviews.models import ReviewPage
from tests.desk.people import client_of
from tests.factories.desk import a_ready_review
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PLACE = "https://www.example.org/reviews/"


@pytest.mark.parametrize(
    ("kind", "is_said", "days", "place", "reasons"),
    [
        (Kind.LCSPR, True, -1, PLACE, []),
        (Kind.SCR, True, -900, "The board’s former website", []),
        (Kind.LCSPR, True, -1, " ", [NO_PLACE]),
        (Kind.LCSPR, True, 0, PLACE, [NO_DAY]),
        (Kind.LCSPR, True, None, "", [NO_DAY, NO_PLACE]),
        (Kind.LCSPR, False, None, "", None),
        (Kind.AUDIT, True, None, "", None),
    ],
)
def test_it_needs_a_day_in_the_past_and_a_place(
    kind: Kind, is_said: bool, days: int | None, place: str, reasons: list[str] | None
) -> None:
    page = ReviewPage(
        kind=kind,
        came_out_before=is_said,
        came_out_where=place,
        published_on=None if days is None else TODAY + timedelta(days=days),
    )
    items = came_out_before(page, TODAY)
    assert [item.reasons for item in items] == ([] if reasons is None else [reasons])


def test_the_approver_reads_what_follows_from_it(manager: AbstractUser) -> None:
    page = ReviewPageFactory(
        live=False, came_out_where=PLACE, published_on=TODAY - timedelta(days=30)
    )
    browser = client_of(manager)
    for address in ("desk_ready", "wagtailadmin_pages:edit"):
        shown = browser.get(reverse(address, args=[page.pk])).content.decode()
        assert "aren’t asked for, because it is said to have come out before" in shown
        assert PLACE in shown
    page.save_revision().publish()
    assert PLACE not in Client().get(page.url).content.decode()
    # From here on the site knows it from its own pages.
    assert came_out_before(ReviewPage.objects.get(pk=page.pk), TODAY) == []


def test_a_new_review_is_not_asked_where_it_came_out(manager: AbstractUser) -> None:
    page = a_ready_review()
    shown = client_of(manager).get(reverse("desk_ready", args=[page.pk])).content.decode()
    assert "Public before it came here" not in shown
