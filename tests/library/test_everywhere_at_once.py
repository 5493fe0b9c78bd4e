"""Page, document, search, feed and sitemap say the same on the very next request."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from library.models import SiteDocument
from reviews.models import Recommendation, ReviewPage
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import (
    ReviewPageFactory,
    the_recommendations_page,
    the_review_index,
)
from tests.library.pages import document_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
HOUR = timedelta(hours=1)
# Stands in the page's own words only, so that finding it finds the page.
WORD = "quokka"


def where_it_is(review: ReviewPage, document: SiteDocument) -> dict[str, bool]:
    """Where a reader meets the page or its document."""
    reader = Client()
    address = review.get_url_parts()[2] if review.get_url_parts() else f"/{review.slug}/"
    listings = {
        name: f"{review.slug}/" in reader.get(url).content.decode()
        for name, url in {
            "search": f"/search/?q={WORD}",
            "library": the_review_index().get_url_parts()[2],
            "feed": "/feeds/publications.atom",
            "sitemap": "/sitemap.xml",
            "recommendations": the_recommendations_page().get_url_parts()[2],
            "their file": f"{the_recommendations_page().get_url_parts()[2]}recommendations.csv",
        }.items()
    }
    return listings | {
        "page": reader.get(address).status_code == 200,
        "document": reader.get(document.url).status_code == 200,
    }


def nowhere(found: dict[str, bool]) -> bool:
    return not any(found.values())


@pytest.fixture
def document() -> SiteDocument:
    return SiteDocumentFactory(title="The whole report")


@pytest.fixture
def review(document: SiteDocument) -> ReviewPage:
    """A published review with a document of its own."""
    the_recommendations_page()
    return ReviewPageFactory(
        title="A review",
        slug="zebra-review",
        summary=f"About a {WORD}.",
        documents=[document],
        recommendations=[Recommendation(text="Ask the family.")],
    )


def unpublish(review: ReviewPage) -> None:
    review.unpublish()


def expire(review: ReviewPage) -> None:
    review.expire_at = timezone.now() - timedelta(seconds=1)
    review.save()


def expire_by_the_clock(review: ReviewPage) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(expire_at=timezone.now())


def expire_by_the_scheduler(review: ReviewPage) -> None:
    expire_by_the_clock(review)
    call_command("publish_scheduled")


def restrict(review: ReviewPage) -> None:
    PageViewRestriction.objects.create(page=review, restriction_type="login")


def restrict_its_section(review: ReviewPage) -> None:
    PageViewRestriction.objects.create(page=the_review_index(), restriction_type="login")


def unpublish_its_section(review: ReviewPage) -> None:
    the_review_index().unpublish()


def delete(review: ReviewPage) -> None:
    ReviewPage.objects.get(pk=review.pk).delete()


@pytest.mark.parametrize(
    "withdraw",
    [
        unpublish,
        expire,
        expire_by_the_clock,
        expire_by_the_scheduler,
        restrict,
        restrict_its_section,
        unpublish_its_section,
        delete,
    ],
)
def test_what_is_withdrawn_is_gone_everywhere(
    review: ReviewPage, document: SiteDocument, withdraw: Callable[[ReviewPage], None]
) -> None:
    assert all(where_it_is(review, document).values())
    withdraw(ReviewPage.objects.get(pk=review.pk))
    assert nowhere(where_it_is(review, document))


def test_what_is_published_again_is_back_everywhere(
    review: ReviewPage, document: SiteDocument
) -> None:
    review.unpublish()
    review.save_revision().publish()
    assert all(where_it_is(review, document).values())


def test_what_is_scheduled_comes_everywhere_at_its_time(document: SiteDocument) -> None:
    review = ReviewPageFactory(live=False, slug="zebra-review", summary=f"About a {WORD}.")
    review.body = [document_block(document)]
    review.recommendations.set([Recommendation(text="Ask the family.")])
    review.go_live_at = timezone.now() + HOUR
    revision = review.save_revision()
    revision.publish()
    assert nowhere(where_it_is(review, document))
    due = timezone.now() - timedelta(seconds=1)
    review.revisions.update(approved_go_live_at=due)
    revision.content["go_live_at"] = due.isoformat()
    revision.save(update_fields=["content"])
    call_command("publish_scheduled")
    assert all(where_it_is(review, document).values())


def test_a_draft_of_a_live_page_shows_nowhere(review: ReviewPage, document: SiteDocument) -> None:
    draft = review.get_latest_revision_as_object()
    added = SiteDocumentFactory(title="Not yet")
    draft.summary, draft.body = "About a wombat.", [document_block(added)]
    draft.save_revision()
    assert all(where_it_is(review, document).values())
    assert Client().get(added.url).status_code == 404
    assert "zebra-review" not in Client().get("/search/?q=wombat").content.decode()
