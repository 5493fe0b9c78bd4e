"""A review and its briefing go out together by the real rules, or a briefing follows later."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from desk.models import Release
from desk.release.due import do_what_is_due
from library.models import SiteDocument
from reviews.models import BriefingPage, ReviewPage
from tests.factories.desk import a_ready_review
from tests.library.editing.made import blocked

from .drafts import draft, planned_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(site: object) -> ReviewPage:
    """With everything it needs, and a briefing that is a draft as well."""
    page = a_ready_review()
    page.save_revision()
    BriefingPage.objects.get(review=page).save_revision()
    page.refresh_from_db()
    return page


def is_live(*pages: Page) -> list[bool]:
    keys = [page.pk for page in pages]
    public = set(Page.objects.live().filter(pk__in=keys).values_list("pk", flat=True))
    return [key in public for key in keys]


def test_one_refused_file_keeps_the_whole_group_and_no_other(
    editor_client: Client, review: ReviewPage
) -> None:
    briefing = BriefingPage.objects.get(review=review)
    report = SiteDocument.objects.get(title="Report")
    check = blocked(report)
    hour = timezone.now() - timedelta(minutes=2)
    held = planned_release("The review", hour, briefing, review)
    others = [draft("First of the next"), draft("Second of the next")]
    planned_release("The next", hour + timedelta(minutes=1), *others)
    do_what_is_due()
    assert is_live(review, briefing, *others) == [False, False, True, True]

    address = reverse("desk_release", args=[held.pk])
    assert address in editor_client.get("/admin/").content.decode()
    screen = editor_client.get(address).content.decode()
    assert "failed its check (page 1): Words can be copied from this page" in screen
    assert "Open the document" in screen
    assert reverse("wagtaildocs:edit", args=[report.pk]) in screen
    assert reverse("wagtailadmin_pages:edit", args=[review.pk]) in screen

    check.findings.all().delete()
    check.cleared_at = timezone.now()
    check.save()
    do_what_is_due()
    assert is_live(review, briefing) == [True, True]
    held.refresh_from_db()
    assert (held.state, held.reasons) == (Release.State.RELEASED, [])


def test_a_briefing_that_is_written_later_appears_beside_its_review(
    client: Client, review: ReviewPage
) -> None:
    now = timezone.now()
    planned_release("Both", now, BriefingPage.objects.get(review=review), review)
    do_what_is_due()
    address = ReviewPage.objects.get(pk=review.pk).url
    later = BriefingPage.objects.get(review=review)
    later = later.copy(update_attrs={"title": "Written later", "slug": "later"}, keep_live=False)
    assert "Written later" not in client.get(address).content.decode()
    planned_release("The second briefing", now, later)
    do_what_is_due()
    later.refresh_from_db()
    shown = client.get(address).content.decode()
    assert f'href="{later.url}"' in shown
    assert "Written later" in shown
    assert client.get(later.url).status_code == 200
