"""Every page of the partnership is light (tests/pages/test_weight.py)."""

import pytest
from django.test import Client

from tests.content.sefton.crawl import Crawl
from tests.pages.test_weight import MOST_BYTES, MOST_REQUESTS
from tests.pages.weight import weigh

pytestmark = pytest.mark.django_db


def test_each_page_comes_in_few_requests_and_few_bytes(site_crawl: Crawl, client: Client) -> None:
    weights = {address: weigh(client, address) for address in site_crawl.pages}
    assert len(weights) > 40
    assert [a for a, each in weights.items() if each.requests > MOST_REQUESTS] == []
    assert [a for a, each in weights.items() if each.size > MOST_BYTES] == []
