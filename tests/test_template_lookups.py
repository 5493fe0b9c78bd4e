"""No template of a public page asks for an attribute that isn't there.

Django finds out that it isn't by listing all attributes of the object, which for a page takes as
long as drawing a paragraph.
"""

import builtins
import sys

import pytest
from django.template import base
from django.test import Client
from wagtail.models import Site

from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import (
    BriefingPageFactory,
    ReviewPageFactory,
    the_recommendations_page,
)

pytestmark = pytest.mark.django_db

LISTS = ("/", "/reviews/", "/briefings/", "/plans/", "/leaflets/", "/search/", "/search/?q=ash")
# What stands in a list by its number, and may be empty.
MAY_BE_EMPTY = {"list"}


def test_what_templates_ask_for_is_there(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = ReviewPageFactory(title="Ash", documents=[SiteDocumentFactory()])
    old, above = PlanPageFactory(title="Ash"), InformationPageFactory(title="Ash")
    pages = [
        *(review, BriefingPageFactory(title="Ash", review=review), above, old),
        PlanPageFactory(title="Ash again", supersedes=old, edition="2026"),
        *(LeafletPageFactory(title="Ash", question="Why?"), the_recommendations_page()),
        InformationPageFactory(title="Ash below", parent=above),
    ]
    asked: set[tuple[str, str]] = set()

    def listed(thing: object) -> list[str]:
        variable = sys._getframe(1).f_locals["self"]
        asked.add((type(thing).__name__, str(variable)))
        return builtins.dir(thing)

    monkeypatch.setattr(base, "dir", listed, raising=False)
    for address in (*LISTS, *(page.url for page in pages)):
        assert client.get(address).status_code == 200
    assert {each for each in asked if each[0] not in MAY_BE_EMPTY} == set()
