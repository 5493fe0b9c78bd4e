"""What "public" means for a page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.visibility import is_public_now, public_pages
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.reviews import ReviewPageFactory, the_review_index
from tests.factories.roots import root_page

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_published_page_below_a_site_is_public() -> None:
    assert is_public_now(ReviewPageFactory())


def test_a_draft_is_not() -> None:
    assert not is_public_now(ReviewPageFactory(live=False))


def test_an_expired_page_is_not_though_wagtail_still_says_live() -> None:
    page = ReviewPageFactory(expire_at=timezone.now() - HOUR)
    assert page.live
    assert not is_public_now(page)


def test_a_page_that_expires_later_still_is() -> None:
    assert is_public_now(ReviewPageFactory(expire_at=timezone.now() + HOUR))


def test_unpublishing_a_section_hides_what_is_below_it() -> None:
    page = ReviewPageFactory()
    Page.objects.filter(pk=the_review_index().pk).update(live=False)
    assert not is_public_now(page)


def test_an_expired_section_hides_what_is_below_it() -> None:
    page = InformationPageFactory(parent=InformationPageFactory())
    Page.objects.filter(pk=page.get_parent().pk).update(expire_at=timezone.now() - HOUR)
    assert not is_public_now(page)


def test_a_section_closed_to_some_readers_is_closed_to_the_public() -> None:
    page = ReviewPageFactory()
    PageViewRestriction.objects.create(page=the_review_index(), restriction_type="login")
    assert not is_public_now(page)


def test_what_happens_to_one_page_does_not_touch_its_neighbours() -> None:
    hidden, closed, neighbour = InformationPageFactory.create_batch(3)
    InformationPageFactory(parent=hidden)
    Page.objects.filter(pk=hidden.pk).update(live=False)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert is_public_now(neighbour)
    assert is_public_now(InformationPageFactory(parent=neighbour))


def test_a_page_outside_every_site_is_not_public() -> None:
    stray = root_page().add_child(instance=Page(title="Stray", slug="stray"))
    assert not is_public_now(stray)


def test_everything_public_is_found_with_one_query(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    ReviewPageFactory.create_batch(3)
    with django_assert_num_queries(1):
        found = set(public_pages())
    assert {page.pk for page in found} >= {the_home_page().pk, the_review_index().pk}
    assert len(found) == 5
