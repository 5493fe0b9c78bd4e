"""Addresses of the two old sites: each leads to the page that answers there now, in one step."""

import pytest
from django.test import Client
from ruamel.yaml import YAML
from wagtail.contrib.redirects.models import Redirect

from content.loading import Report

from ..conftest import SEFTON

pytestmark = pytest.mark.django_db

OLD: dict[str, str] = YAML(typ="safe").load(SEFTON / "redirects.yaml")["redirects"]
# Where the pages of both old sites lay, as their texts were taken from there.
MUST_LEAD_ON = {
    "/scp/about-us": "/about-us/",
    "/scp/about-us/print": "/about-us/",
    "/scp/about-us/learning-from-reviews": "/reviews/",
    "/scp/about-us/child-death-overview-panel-cdop/print": (
        "/about-us/child-death-overview-panel/"
    ),
    "/lscb/about-us": "/about-us/our-history/about-the-board/",
    "/lscb/about-us/print": "/about-us/our-history/about-the-board/",
    "/lscb/about-us/serious-case-reviews-scrs": "/about-us/our-history/serious-case-reviews/",
}


def test_the_pages_of_both_old_sites_lead_on(sefton: Report, client: Client) -> None:
    for old, new in MUST_LEAD_ON.items():
        answer = client.get(f"{old}/")
        assert (answer.status_code, answer.headers.get("Location")) == (301, new), old


def test_every_old_address_leads_in_one_step_to_a_page_that_answers(
    sefton: Report, client: Client
) -> None:
    assert set(OLD) <= set(Redirect.objects.values_list("old_path", flat=True))
    targets = {}
    for old in OLD:
        answer = client.get(old)
        assert answer.status_code == 301, old
        targets[answer["Location"]] = old
    assert [old for new, old in targets.items() if client.get(new).status_code != 200] == []
