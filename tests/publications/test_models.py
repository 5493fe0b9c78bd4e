"""What every published thing has."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from core.dates import DatePrecision
from leaflets.models import LeafletPage
from plans.models import PlanPage
from publications.kinds import (
    BRIEFING_KINDS,
    LEAFLET_KINDS,
    PLAN_KINDS,
    REVIEW_KINDS,
    Kind,
)
from publications.models import PublicationDocument, PublicationPage, Topic
from reviews.models import BriefingPage, ReviewPage
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.publications import TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db

FACTORIES = [ReviewPageFactory, BriefingPageFactory, PlanPageFactory, LeafletPageFactory]


def test_each_kind_belongs_to_exactly_one_page_type() -> None:
    kinds = [
        kind
        for page_class in (ReviewPage, BriefingPage, PlanPage, LeafletPage)
        for kind in page_class.kinds
    ]
    assert sorted(kinds) == sorted(Kind)
    assert kinds == [*REVIEW_KINDS, *BRIEFING_KINDS, *PLAN_KINDS, *LEAFLET_KINDS]


@pytest.mark.parametrize("page_factory", FACTORIES)
def test_a_page_of_its_own_kind_is_accepted(page_factory: type) -> None:
    page_factory().full_clean()


@pytest.mark.parametrize("page_factory", FACTORIES)
def test_a_kind_of_another_page_type_is_refused(page_factory: type) -> None:
    page = page_factory()
    page.kind = next(kind for kind in Kind if kind not in page.kinds)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"kind": ["This kind belongs to another type of page."]}


@pytest.mark.parametrize("field", ["summary", "kind", "publishing_body"])
def test_what_readers_need_is_required(field: str) -> None:
    page = ReviewPageFactory()
    setattr(page, field, None if field == "publishing_body" else "")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert field in refused.value.message_dict


def test_the_date_is_shown_as_exactly_as_it_is_known() -> None:
    review = ReviewPageFactory(published_precision=DatePrecision.MONTH)
    assert review.published_label == "December 2022"
    review.published_on = None
    assert review.published_label == ""


def test_publications_are_sorted_by_date_with_the_undated_last() -> None:
    old, new = (PlanPageFactory(published_on=date(year, 1, 1)) for year in (2011, 2022))
    undated = LeafletPageFactory(published_on=None)
    pages = [old.pk, new.pk, undated.pk]
    newest = PublicationPage.objects.newest_first().values_list("pk", flat=True)
    oldest = PublicationPage.objects.oldest_first().values_list("pk", flat=True)
    assert list(newest) == [pages[1], pages[0], pages[2]]
    assert list(oldest) == pages


def test_a_list_of_every_kind_of_publication_holds_only_public_ones() -> None:
    shown = {page_factory().pk for page_factory in FACTORIES}
    ReviewPageFactory(live=False)
    assert {page.pk for page in PublicationPage.objects.listed()} == shown


def test_a_list_of_cards_costs_the_same_however_long_it_is(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    for page_factory in FACTORIES:
        page_factory.create_batch(2, documents=[SiteDocumentFactory()])
    with django_assert_num_queries(2):
        for page in PublicationPage.objects.listed():
            assert page.publishing_body.short_name
            assert page.document_rows[0].document.title


def test_a_list_of_cards_holds_reviews_and_plans_not_their_common_rows() -> None:
    pages = {ReviewPageFactory(), PlanPageFactory()}
    found = set(PublicationPage.objects.listed())
    assert found == pages
    assert {type(page) for page in found} == {ReviewPage, PlanPage}


def test_a_page_of_sample_words_shows_sample() -> None:
    assert PlanPageFactory(is_sample=True).shows_sample
    assert not PlanPageFactory().shows_sample


def test_a_page_with_a_sample_document_shows_sample() -> None:
    plan = PlanPageFactory(documents=[SiteDocumentFactory(), SiteDocumentFactory(is_sample=True)])
    assert PlanPage.objects.get(pk=plan.pk).shows_sample


def test_every_page_that_holds_a_sample_is_found_once() -> None:
    samples = [SiteDocumentFactory(is_sample=True) for _ in range(2)]
    with_documents = PlanPageFactory(documents=samples)
    of_words = LeafletPageFactory(is_sample=True)
    PlanPageFactory(documents=[SiteDocumentFactory()])
    found = PublicationPage.objects.with_samples().order_by("pk")
    assert [page.pk for page in found] == [with_documents.pk, of_words.pk]


def test_documents_keep_the_editors_order() -> None:
    first, second = SiteDocumentFactory(), SiteDocumentFactory()
    plan = PlanPageFactory()
    plan.documents.add(PublicationDocument(document=second, sort_order=2))
    plan.documents.add(PublicationDocument(document=first, sort_order=1))
    plan.save()
    rows = PlanPage.objects.get(pk=plan.pk).document_rows
    assert [row.document for row in rows] == [first, second]


def test_a_link_says_the_editors_words_or_the_documents_title() -> None:
    document = SiteDocumentFactory(title="Annual report")
    assert PublicationDocument(document=document).link_text == "Annual report"
    row = PublicationDocument(document=document, label="Report for children")
    assert row.link_text == "Report for children"


def test_a_document_that_a_page_uses_cannot_be_deleted() -> None:
    document = SiteDocumentFactory()
    PlanPageFactory(documents=[document])
    with pytest.raises(ProtectedError):
        document.delete()


def test_topics_stand_in_the_editors_order() -> None:
    last, first = TopicFactory(sort_order=2), TopicFactory(sort_order=1)
    assert list(Topic.objects.all()) == [first, last]
