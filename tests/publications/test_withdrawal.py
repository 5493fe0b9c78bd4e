"""Where a publication was withdrawn, readers find a plain word about it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from publications.models import WithdrawnPage
from reviews.models import ReviewPage
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def fresh(page: ReviewPage) -> ReviewPage:
    return ReviewPage.objects.get(pk=page.pk)


def test_a_withdrawn_page_says_so_with_its_documents_closed(client: Client, site: object) -> None:
    document = SiteDocumentFactory(title="Report")
    page = ReviewPageFactory(slug="child-a", title="Secret title", documents=[document])
    assert client.get(page.url).status_code == client.get(document.url).status_code == 200
    page.withdrawal_reason = "A mistake was found in it."
    page.unpublish()

    answer = client.get("/reviews/child-a/")
    words = answer.content.decode()
    assert answer.status_code == 410
    assert "A mistake was found in it." in words
    today = timezone.localdate()
    assert f"{today.day} {today:%B %Y}" in words
    assert "Secret title" not in words
    assert answer["Cache-Control"] == "no-store"
    assert client.get(document.url).status_code == 404
    assert client.get("/reviews/child-a/anything.pdf").status_code == 410
    assert client.head("/reviews/child-a/").status_code == 410
    assert client.post("/reviews/child-a/").status_code == 404
    assert client.get("/reviews/child-b/").status_code == 404

    page = fresh(page)
    page.save_revision().publish()
    assert client.get("/reviews/child-a/").status_code == 200
    assert not WithdrawnPage.objects.exists()


def test_a_redirect_leads_on_from_there(client: Client, site: object) -> None:
    page = ReviewPageFactory(slug="child-a")
    page.unpublish()
    Redirect.objects.create(old_path="/reviews/child-a", redirect_link="/reviews/")
    assert client.get("/reviews/child-a/").status_code == 301


def test_a_deleted_page_is_gone_too(client: Client, site: object) -> None:
    page = PlanPageFactory(slug="our-plan")
    page.delete()
    assert client.get("/plans/our-plan/").status_code == 410
    assert WithdrawnPage.objects.get().page_id is None


def test_past_its_planned_end_it_says_that(client: Client, site: object) -> None:
    page = ReviewPageFactory(slug="child-a", expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert not fresh(page).live
    assert "planned to be here until now" in client.get("/reviews/child-a/").content.decode()


def test_what_nobody_could_read_leaves_no_trace(client: Client, site: object) -> None:
    hidden = ReviewPageFactory(slug="child-a")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    never_public = ReviewPageFactory(slug="child-b", live=False)
    hidden.unpublish()
    never_public.unpublish()
    InformationPageFactory(slug="news").unpublish()
    assert not WithdrawnPage.objects.exists()
    assert client.get("/reviews/child-a/").status_code == 404


def test_a_page_that_comes_back_elsewhere_isn_t_withdrawn(client: Client, site: object) -> None:
    page = ReviewPageFactory(slug="child-a")
    page.unpublish()
    page = fresh(page)
    page.slug = "child-b"
    page.save_revision().publish()
    assert client.get("/reviews/child-b/").status_code == 200
    assert client.get("/reviews/child-a/").status_code in (301, 404)


def test_an_address_with_an_accent_is_gone_too(client: Client, site: object) -> None:
    page = ReviewPageFactory(slug="plant-café")
    address = page.url
    page.unpublish()
    assert client.get(address).status_code == 410


def test_below_two_withdrawn_addresses_the_nearer_one_speaks(client: Client, site: object) -> None:
    above = WithdrawnPage.objects.create(site=site, reason="All is gone.", path="/reviews/child-a/")
    WithdrawnPage.objects.create(site=site, reason="This one is gone.", path="/reviews/child-a/b/")
    # Changed last or made first: neither counts.
    above.save()
    assert "This one is gone." in client.get("/reviews/child-a/b/c.pdf").content.decode()
