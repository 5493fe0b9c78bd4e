"""What is hidden, replaced or deleted is found no more, with the next request."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from library.models import SiteDocument
from reviews.models import ReviewPage
from tests.factories.home import InformationPageFactory
from tests.factories.roots import root_collection
from tests.search import documents
from tests.search.documents import published, show
from tests.search.test_results import search, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def hazel(module_rows: None) -> None:
    """A review with a document of two pages."""
    published("A heron.", "A grey heron.", title="Review of Hazel")


@pytest.fixture
def review(hazel: None) -> ReviewPage:
    return ReviewPage.objects.get()


def expire(review: ReviewPage, document: SiteDocument) -> None:
    Page.objects.filter(pk=review.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def unpublish_behind_the_back(review: ReviewPage, document: SiteDocument) -> None:
    Page.objects.filter(pk=review.pk).update(live=False)


def unpublish_the_section(review: ReviewPage, document: SiteDocument) -> None:
    review.get_parent().specific.unpublish()


def make_the_page_private(review: ReviewPage, document: SiteDocument) -> None:
    PageViewRestriction.objects.create(page=review, restriction_type="login")


def move_below_a_private_page(review: ReviewPage, document: SiteDocument) -> None:
    section = InformationPageFactory()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    Page.objects.get(pk=review.pk).move(section, pos="last-child")


def close_the_folder(review: ReviewPage, document: SiteDocument) -> None:
    folder = root_collection().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    SiteDocument.objects.filter(pk=document.pk).update(collection=folder)


def replace_the_file(review: ReviewPage, document: SiteDocument) -> None:
    documents.replace_the_file(document)


def swap_the_file_behind_the_back(review: ReviewPage, document: SiteDocument) -> None:
    SiteDocument.objects.filter(pk=document.pk).update(file="documents/other.pdf")


def find_a_virus(review: ReviewPage, document: SiteDocument) -> None:
    documents.find_a_virus(document)


def take_the_row_away(review: ReviewPage, document: SiteDocument) -> None:
    review.documents.get().delete()


def publish_without_it(review: ReviewPage, document: SiteDocument) -> None:
    show(review)


def delete_the_document(review: ReviewPage, document: SiteDocument) -> None:
    show(review)
    SiteDocument.objects.get(pk=document.pk).delete()


OF_THE_PAGE = [
    expire,
    unpublish_behind_the_back,
    unpublish_the_section,
    make_the_page_private,
    move_below_a_private_page,
]
OF_THE_DOCUMENT = [
    close_the_folder,
    replace_the_file,
    swap_the_file_behind_the_back,
    find_a_virus,
    take_the_row_away,
    publish_without_it,
    delete_the_document,
]


@pytest.mark.parametrize("take", OF_THE_PAGE)
def test_with_the_next_request_a_page_is_not_found_any_more(
    review: ReviewPage, take: Callable[[ReviewPage, SiteDocument], None]
) -> None:
    """Whatever the worker does: nothing is run here after the page was taken away."""
    document = SiteDocument.objects.get()
    assert titles("heron") == ["Review of Hazel"]
    take(review, document)
    assert titles("heron") == titles("hazel") == []
    answer = Client().get("/search/", {"q": "heron", "in": review.pk})
    assert "Review of Hazel" not in answer.content.decode()


@pytest.mark.parametrize("take", OF_THE_DOCUMENT)
def test_with_the_next_request_a_document_is_not_found_any_more(
    review: ReviewPage, take: Callable[[ReviewPage, SiteDocument], None]
) -> None:
    """Nor is it told by what isn't found, or marked, or counted; the page itself stays."""
    document = SiteDocument.objects.get()
    take(review, document)
    for words in ("heron", "hazel heron", '"grey heron"', "heron or thrush", "grey*"):
        assert search(words).finding.is_loose or titles(words) == []
    assert titles("hazel") == titles("hazel -heron") == ["Review of Hazel"]
    assert titles('hazel -"grey heron"') == ["Review of Hazel"]
    assert "heron" not in search("hazel").page_obj[0].snippet
    answer = Client().get("/search/", {"q": "hazel or heron", "in": review.pk})
    assert "grey" not in answer.content.decode().lower()
