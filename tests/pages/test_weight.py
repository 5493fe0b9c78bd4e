"""A page is light: families read it on a phone, where each request and each kilobyte takes time."""

import pytest
from django.test import Client

from home.models import HomePage
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import ReviewPageFactory
from tests.pages.weight import weigh

pytestmark = pytest.mark.django_db
MOST_REQUESTS = 5
MOST_BYTES = 40 * 1024


def test_every_kind_of_page_is_light(home_page: HomePage, client: Client) -> None:
    topics = TopicFactory.create_batch(10)
    reviews = ReviewPageFactory.create_batch(25, topics=topics, summary="What we learned. " * 15)
    leaflet = LeafletPageFactory(easy_read=[("heading", "What happens")])
    pages = ["/", "/reviews/", "/search/", "/search/?q=review", "/open-data/", "/nothing/"]
    for address in [*pages, reviews[0].url, leaflet.url, leaflet.easy_read_url]:
        weight = weigh(client, address)
        assert 3 < weight.requests <= MOST_REQUESTS, address
        assert 8 * 1024 < weight.size <= MOST_BYTES, address
