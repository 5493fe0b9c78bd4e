"""What reviews asked for, and what became of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.timezone import localdate
from wagtail.models import Site

from reviews.models import Recommendation
from tests.factories.reviews import ReviewPageFactory, the_recommendations_page

pytestmark = pytest.mark.django_db
Status = Recommendation.Status


def asked(text: str = "Do it.", **fields: object) -> Recommendation:
    return Recommendation(text=text, **fields)


def page_of(client: Client, **fields: object) -> str:
    review = ReviewPageFactory(recommendations=[asked(**fields)])
    return client.get(review.url).content.decode()


def test_owners_are_several_between_semicolons_each_once() -> None:
    owner = "Example Council;  Example  Police ; example police;"
    assert [name.casefold() for name in asked(owner=owner).owners] == [
        "example council",
        "example police",
    ]


def test_news_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        asked(status_on=localdate() + timedelta(days=1)).clean()
    assert list(refused.value.message_dict) == ["status_on"]


def test_todays_news_is_not() -> None:
    asked(status_on=localdate()).clean()


def test_a_change_that_nobody_reported_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        asked(what_changed="Staff were trained.").clean()
    assert list(refused.value.message_dict) == ["status"]


@pytest.mark.parametrize(
    ("status", "days", "is_old"),
    [
        (Status.IN_PROGRESS, 366, True),
        (Status.NOT_REPORTED, 366, True),
        (Status.IN_PROGRESS, 365, False),
        (Status.DONE, 3000, False),
        (Status.NOT_ACCEPTED, 3000, False),
    ],
)
def test_news_is_old_when_nobody_has_said_more_for_a_year(
    status: str, days: int, is_old: bool
) -> None:
    day = localdate() - timedelta(days=days)
    assert asked(status=status, status_on=day).is_news_old is is_old


def test_without_a_day_nothing_is_said_about_its_age() -> None:
    assert not asked(status=Status.IN_PROGRESS).is_news_old


def test_a_review_shows_status_day_owner_and_change(client: Client, site: Site) -> None:
    words = page_of(
        client,
        status=Status.DONE,
        status_on="2022-12-04",
        owner="Example Council",
        what_changed="Every school has a named nurse.",
    )
    for shown in ("Done", "4 December 2022", "For: Example Council", "a named nurse"):
        assert shown in words


def test_a_review_says_that_its_news_is_old(client: Client, site: Site) -> None:
    words = page_of(client, status=Status.IN_PROGRESS, status_on="2022-12-04")
    assert "no news here for more than a year" in words


def test_each_recommendation_has_an_address_on_its_page(client: Client, site: Site) -> None:
    review = ReviewPageFactory(recommendations=[asked("First."), asked("Second.")])
    assert 'id="recommendation-2"' in client.get(review.url).content.decode()


def test_a_review_counts_how_far_they_have_come(site: Site) -> None:
    review = ReviewPageFactory(
        recommendations=[asked(status=Status.DONE), asked(status=Status.DONE), asked()]
    )
    assert [(each.label, each.count) for each in review.progress] == [
        ("Not yet reported", 1),
        ("Done", 2),
    ]


def test_a_review_leads_to_those_of_all_reviews(client: Client, site: Site) -> None:
    page = the_recommendations_page()
    assert f'href="{page.url}"' in page_of(client)


def test_and_not_to_a_page_that_is_a_draft(client: Client, site: Site) -> None:
    page = the_recommendations_page()
    page.unpublish()
    assert f'href="{page.url}"' not in page_of(client)


def test_words_are_written_as_words(client: Client, site: Site) -> None:
    assert "<script>alert" not in page_of(client, text="<script>alert(1)</script>")
