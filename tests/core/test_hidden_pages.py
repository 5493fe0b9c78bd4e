from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomePage
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db


def status(address: str) -> int:
    return Client().get(address).status_code


def test_a_page_past_its_expiry_is_gone_before_the_scheduler_runs(home_page: HomePage) -> None:
    page = InformationPageFactory(slug="offer", expire_at=timezone.now() + timedelta(hours=1))
    assert status("/offer/") == 200
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()
    assert page.live
    assert status("/offer/") == 404


@pytest.mark.parametrize(
    "over", [{"live": False}, {"expire_at": timezone.now() - timedelta(days=1)}]
)
def test_a_page_below_a_hidden_one_is_hidden_too(home_page: HomePage, over: dict) -> None:
    section = InformationPageFactory(slug="section")
    InformationPageFactory(
        slug="deep", parent=InformationPageFactory(slug="middle", parent=section)
    )
    assert status("/section/middle/deep/") == 200
    type(section).objects.filter(pk=section.pk).update(**over)
    assert status("/section/middle/deep/") == 404


def test_a_page_with_a_password_still_asks_for_it(home_page: HomePage) -> None:
    page = InformationPageFactory(slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    answer = Client().get("/private/")
    assert answer.status_code == 200
    assert b"password" in answer.content
    assert page.summary.encode() not in answer.content
