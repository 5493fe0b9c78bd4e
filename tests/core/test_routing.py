"""An address leads to its page, and to nothing else."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from core.routing import MOST_PARTS
from tests.factories.home import InformationPageFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def answers(client: Client, *addresses: str) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_each_part_of_an_address_counts(client: Client, site: Site) -> None:
    review, plan = ReviewPageFactory(slug="known"), PlanPageFactory(slug="other")
    above = InformationPageFactory(slug="above")
    below = InformationPageFactory(title="Known by its way", slug="known", parent=above)
    right = [review.url, plan.url, above.url, below.url, "/"]
    assert answers(client, *right) == [200] * 5
    wrong = ["/known/", "/reviews/other/", "/reviews/known/known/", "/above/above/", "/no/known/"]
    assert answers(client, *wrong) == [404] * 5
    assert below.title in client.get(below.url).content.decode()


def test_an_address_longer_than_any_page_is_not_found(client: Client, site: Site) -> None:
    assert answers(client, "/a" * (MOST_PARTS + 1) + "/", "/reviews" * 400 + "/") == [404, 404]


def test_a_page_knows_what_is_above_it(client: Client, site: Site) -> None:
    above = InformationPageFactory(title="The one above")
    below = InformationPageFactory(title="The one below", parent=above)
    shown = client.get(below.url).content.decode()
    assert f'<a href="{above.url}">The one above</a>' in shown
    assert '<a href="/">Home</a>' in shown


def test_the_front_page_is_shown_anew_when_it_changes(client: Client, site: Site) -> None:
    home = site.root_page.specific
    assert home.heading in client.get("/").content.decode()
    home.heading = "Another heading"
    home.save()
    assert "Another heading" in client.get("/").content.decode()


def test_a_site_that_moves_is_found_where_it_is_now(client: Client, site: Site) -> None:
    page = InformationPageFactory()
    assert answers(client, page.url) == [200]
    site.is_default_site, site.hostname = False, "elsewhere.example"
    site.save()
    cache.clear()
    assert answers(client, page.url) == [404]


def restricted_as_wagtail_says(page: Page) -> set[int]:
    plain = Page.objects.get(pk=page.pk)
    return set(plain.get_view_restrictions().values_list("pk", flat=True))


def test_view_restrictions_are_wagtails_wherever_they_stand(site: Site) -> None:
    above = InformationPageFactory()
    below = InformationPageFactory(parent=above)
    beside = InformationPageFactory()
    alias = below.create_alias(parent=beside, update_slug="alias")
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    for page in (above, below, beside, alias):
        found = set(page.specific.get_view_restrictions().values_list("pk", flat=True))
        assert found == restricted_as_wagtail_says(page)
    assert below.get_view_restrictions().exists()
    assert not beside.get_view_restrictions().exists()
