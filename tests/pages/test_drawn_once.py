"""What is drawn once for many answers is another with the next answer after a change."""

from datetime import timedelta
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction, Site

from core.models import SiteSettings
from leaflets.models import LeafletPage
from plans.models import PlanPage
from publications.models import PublicationPage
from reviews.models import Recommendation, ReviewPage
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.people import PublishingBodyFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import (
    BriefingPageFactory,
    ReviewPageFactory,
    the_recommendations_page,
)
from tests.pages.reading import links, read, words

pytestmark = pytest.mark.django_db


def cards(address: str) -> str:
    return words(read(address), ".card")


@pytest.mark.parametrize("address", ["/plans/", "/", "/search/", "/search/?q=Ash"])
def test_a_card_says_what_the_page_says_now(site: Site, address: str) -> None:
    body = PublishingBodyFactory(short_name="Ashshire")
    plan = PlanPageFactory(title="The Ash plan", publishing_body=body)
    assert "The Ash plan" in cards(address)
    plan.title = "The plan of Ash"
    plan.save()
    body.short_name = "Oakshire"
    body.save()
    shown = cards(address)
    assert "The plan of Ash" in shown
    assert "Oakshire" in shown
    assert "The Ash plan" not in shown
    assert "Ashshire" not in shown


@pytest.mark.parametrize("address", ["/plans/", "/", "/search/", "/search/?q=Ash"])
def test_a_replaced_plan_says_so_at_once_and_no_longer_than_it_is(site: Site, address: str) -> None:
    old = PlanPageFactory(title="Ash")
    assert "Not current" not in cards(address)
    new = PlanPageFactory(title="Ash again", supersedes=old)
    assert "Not current" in cards(address)
    new.unpublish()
    assert "Not current" not in cards(address)


def test_a_list_keeps_its_order_true(site: Site) -> None:
    ash, oak = PlanPageFactory(title="Ash"), PlanPageFactory(title="Oak")
    titles = list(links(read("/plans/?sort=title"), ".card__title"))
    assert titles == ["Ash", "Oak"]
    PublicationPage.objects.filter(pk=ash.pk).update(title="Pine")
    assert list(links(read("/plans/?sort=title"), ".card__title")) == ["Oak", "Pine"]
    oak.unpublish()
    assert list(links(read("/plans/?sort=title"), ".card__title")) == ["Pine"]


@pytest.mark.parametrize("address", ["/plans/", "/", "/search/"])
def test_a_card_ends_with_its_page(site: Site, address: str) -> None:
    plan = PlanPageFactory(title="For a short time")
    soon = timezone.now() + timedelta(minutes=10)
    PlanPage.objects.filter(pk=plan.pk).update(expire_at=soon)
    assert plan.title in cards(address)
    with mock.patch.object(timezone, "now", return_value=soon + timedelta(seconds=1)):
        assert plan.title not in cards(address)


def test_recommendations_end_with_their_review(site: Site) -> None:
    listing = the_recommendations_page()
    review = ReviewPageFactory(recommendations=[Recommendation(text="For a short time.")])
    soon = timezone.now() + timedelta(minutes=10)
    ReviewPage.objects.filter(pk=review.pk).update(expire_at=soon)
    assert "For a short time." in words(read(listing))
    with mock.patch.object(timezone, "now", return_value=soon + timedelta(seconds=1)):
        assert "For a short time." not in words(read(listing))


def test_a_question_ends_with_its_leaflet(site: Site) -> None:
    leaflet = LeafletPageFactory(question="What happens for a short time?")
    soon = timezone.now() + timedelta(minutes=10)
    LeafletPage.objects.filter(pk=leaflet.pk).update(expire_at=soon)
    assert leaflet.question in words(read("/"))
    with mock.patch.object(timezone, "now", return_value=soon + timedelta(seconds=1)):
        assert leaflet.question not in words(read("/"))


def test_header_and_footer_follow_the_settings_and_the_menu(client: Client, site: Site) -> None:
    page = InformationPageFactory(title="About the Ash", show_in_menus=True)
    settings = SiteSettings.for_site(site)
    settings.name, settings.concern_phone = "Ashshire SCP", "0151 496 0000"
    settings.save()
    for address in ("/", page.url, "/no-such-page/"):
        soup = read(address)
        assert words(soup, ".site-name__words") == "Ashshire SCP"
        assert "0151 496 0000" in words(soup, ".site-footer")
        assert "About the Ash" in links(soup, ".site-header")
    current = [link["href"] for link in read(page).select('.site-nav [aria-current="page"]')]
    assert current == [page.url]
    assert not read("/").select(f'.site-nav [href="{page.url}"][aria-current]')
    settings.name, settings.concern_phone = "Oakshire SCP", ""
    settings.save()
    page.show_in_menus = False
    page.save()
    soup = read("/")
    assert words(soup, ".site-name__words") == "Oakshire SCP"
    assert "0151 496 0000" not in words(soup, "body")
    assert "About the Ash" not in links(soup, "body")


def test_each_site_has_its_own_header(site: Site, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "elsewhere.example"]
    other_root = InformationPageFactory(title="Elsewhere", slug="elsewhere")
    other = Site.objects.create(hostname="elsewhere.example", root_page=other_root)
    for each, name in ((site, "Ashshire SCP"), (other, "Oakshire SCP")):
        of_site = SiteSettings.for_site(each)
        of_site.name = name
        of_site.save()
    for host, name in (("localhost", "Ashshire SCP"), ("elsewhere.example", "Oakshire SCP")):
        shown = Client(headers={"host": host}).get("/").content.decode()
        assert f'<span class="site-name__words">{name}</span>' in shown


def hide(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("close", [Page.unpublish, hide])
def test_links_between_pages_end_when_one_is_closed(site: Site, close: object) -> None:
    review, leaflet = ReviewPageFactory(), LeafletPageFactory()
    above, old = InformationPageFactory(), PlanPageFactory()
    pairs = [
        (review, BriefingPageFactory(review=review, title="The briefing")),
        (leaflet, LeafletPageFactory(translation_of=leaflet, language="pl")),
        (above, InformationPageFactory(parent=above, title="The one below")),
        (old, PlanPageFactory(supersedes=old, title="The newer one")),
    ]
    for page, linked in pairs:
        assert linked.url in links(read(page)).values()
        close(linked)  # type: ignore[operator]
        assert linked.url not in links(read(page)).values()
