"""Lists that are read at once are the lists that Django reads one by one."""

from datetime import date

import pytest
from django.forms.models import model_to_dict
from wagtail.models import Site

from core.child_rows import read_child_rows
from publications.models import ChangeNote
from reviews.models import Recommendation, ReviewPage
from tests.factories.library import SiteDocumentFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import ReviewPageFactory
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(site: Site) -> ReviewPage:
    page = ReviewPageFactory(
        pseudonyms=["Zoe", "Adam"],
        topics=[
            TopicFactory(name="Second", sort_order=2),
            TopicFactory(name="First", sort_order=1),
        ],
        age_bands=[AgeBandFactory()],
        documents=[SiteDocumentFactory(), SiteDocumentFactory()],
        recommendations=[Recommendation(text=f"Do “{n}”.\nThen 100%.") for n in range(12)],
        change_notes=[ChangeNote(changed_on=date(2026, 5, 3), words="Page 4 corrected.")],
    )
    # Another page's rows belong to nobody else.
    ReviewPageFactory(pseudonyms=["Another"], recommendations=[Recommendation(text="Not this.")])
    return page


def rows_of(page: ReviewPage) -> dict[str, list[dict]]:
    return {
        name: [model_to_dict(row) for row in getattr(page, name).all()]
        for name in ReviewPage.rows_for_reader
    }


def test_the_rows_are_the_same_and_in_the_same_order(review: ReviewPage) -> None:
    one_by_one, at_once = ReviewPage.objects.get(pk=review.pk), ReviewPage.objects.get(pk=review.pk)
    read_child_rows(at_once, ReviewPage.rows_for_reader)
    assert rows_of(at_once) == rows_of(one_by_one)
    assert all(rows_of(at_once).values())
    assert at_once.change_notes.all()[0].changed_on == date(2026, 5, 3)
    assert at_once.recommendations.all()[0].page is at_once


def test_nothing_more_is_asked(review: ReviewPage) -> None:
    page = ReviewPage.objects.get(pk=review.pk)
    read_child_rows(page, ReviewPage.rows_for_reader)
    assert queries_of(lambda: rows_of(page)) == 0


def test_a_page_without_rows_has_empty_lists(site: Site) -> None:
    page = ReviewPage.objects.get(pk=ReviewPageFactory().pk)
    read_child_rows(page, ReviewPage.rows_for_reader)
    assert list(page.recommendations.all()) == list(page.change_notes.all()) == []
