"""From "Ready to publish?" to a briefing that belongs to its review."""

import pytest
from django.test import Client
from django.urls import reverse

from desk.cases.checklist import Checklist
from desk.home.rows import rows_of
from desk.todo.collecting import right_now
from desk.todo.item import Item, Kind
from publications.models import DocumentRole, PublicationDocument
from reviews.models import BriefingPage
from tests.factories.desk import a_new_review
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import the_briefing_index

pytestmark = pytest.mark.django_db


def test_a_new_briefing_begins_with_what_its_review_says(
    editor_client: Client, site: object
) -> None:
    the_briefing_index()
    review = a_new_review(title="Review of a made-up case")
    ready = editor_client.get(reverse("desk_ready", args=[review.pk])).content.decode()
    new = reverse("desk_new_briefing", args=[review.pk])
    assert f'href="{new}"' in ready
    form = editor_client.get(new).context["form"]
    assert form["review"].value() == review.pk
    assert form["title"].value() == "Learning from Review of a made-up case"
    assert form["topics"].value() == list(review.topics.values_list("pk", flat=True))
    assert not BriefingPage.objects.exists()


def test_a_briefing_among_the_documents_is_a_briefing(site: object) -> None:
    review = a_new_review()
    item = next(one for one in Checklist.of(review).items if one.heading == "7-minute briefing")
    assert item.is_in_the_way
    assert item.other_words == "Say why there is none"
    briefing = SiteDocumentFactory(title="Seven minutes")
    review.documents.add(PublicationDocument(document=briefing, role=DocumentRole.BRIEFING))
    item = next(one for one in Checklist.of(review).items if one.heading == "7-minute briefing")
    assert (item.is_in_the_way, item.facts) == (False, ["Seven minutes"])


def test_files_stand_once_on_the_first_page() -> None:
    """In the library's own list, which says more of each."""
    file = Item("1", Kind.FILE_CHECK, "See what the check found", "A report", "/")
    assert rows_of([file], right_now()) == []
