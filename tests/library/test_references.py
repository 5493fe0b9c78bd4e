"""What uses a file is known, whatever was done to the page."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from core.visibility import is_public_now
from home.models import InformationPage
from library.access import is_public
from library.models import SiteDocument
from publications.models import PublicationDocument, PublicationPage
from reviews.models import ReviewPage
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import document_block, page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> SiteDocument:
    return SiteDocumentFactory()


@pytest.fixture
def review(document: SiteDocument) -> ReviewPage:
    """A published review with one document."""
    return ReviewPageFactory(documents=[document])


def draft_of(page: Page) -> Page:
    return page.get_latest_revision_as_object()


def test_taking_the_last_document_out_and_publishing_closes_it(
    document: SiteDocument, review: ReviewPage
) -> None:
    draft = draft_of(review)
    draft.documents = []
    draft.save_revision().publish()
    assert not is_public(document)


def test_taking_it_out_in_a_draft_leaves_it_open(
    document: SiteDocument, review: ReviewPage
) -> None:
    draft = draft_of(review)
    draft.documents = []
    draft.save_revision()
    assert is_public(document)


def test_a_draft_of_a_public_page_does_not_open_what_it_adds(review: ReviewPage) -> None:
    added, shown = SiteDocumentFactory(), SiteDocumentFactory()
    draft = draft_of(review)
    draft.documents.add(PublicationDocument(document=added))
    draft.body = [document_block(shown)]
    draft.save_revision()
    assert not is_public(added)
    assert not is_public(shown)


def test_publishing_the_draft_opens_it(review: ReviewPage) -> None:
    added = SiteDocumentFactory()
    draft = draft_of(review)
    draft.documents.add(PublicationDocument(document=added))
    draft.save_revision().publish()
    assert is_public(added)


def test_a_page_saved_beside_a_waiting_draft_does_not_open_the_draft(review: ReviewPage) -> None:
    added = SiteDocumentFactory()
    draft = draft_of(review)
    draft.documents.add(PublicationDocument(document=added))
    draft.save_revision()
    ReviewPage.objects.get(pk=review.pk).save()
    assert not is_public(added)


def test_replacing_a_document_closes_the_old_one(
    document: SiteDocument, review: ReviewPage
) -> None:
    new = SiteDocumentFactory()
    draft = draft_of(review)
    draft.documents = [PublicationDocument(document=new)]
    draft.save_revision().publish()
    assert is_public(new)
    assert not is_public(document)


def test_going_back_to_an_old_version_goes_back_to_its_documents(
    document: SiteDocument, review: ReviewPage
) -> None:
    old = review.save_revision()
    draft = draft_of(review)
    draft.documents = []
    draft.save_revision().publish()
    old.publish()
    assert is_public(document)


def test_unpublishing_closes_and_publishing_again_opens(
    document: SiteDocument, review: ReviewPage
) -> None:
    review.unpublish()
    assert not is_public(document)
    review.save_revision().publish()
    assert is_public(document)


def test_the_scheduler_closes_an_expired_page(document: SiteDocument, review: ReviewPage) -> None:
    review.expire_at = timezone.now() - timedelta(hours=1)
    review.save()
    call_command("publish_scheduled")
    review.refresh_from_db()
    assert not review.live
    assert not is_public(document)


def test_the_scheduler_opens_a_page_whose_time_has_come() -> None:
    document = SiteDocumentFactory()
    page = page_with(document, live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert not is_public(document)
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    revision.content["go_live_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    revision.save(update_fields=["content"])
    call_command("publish_scheduled")
    assert is_public(document)


def test_a_version_planned_for_later_leaves_what_is_published_as_it_is(
    document: SiteDocument,
) -> None:
    page = page_with(document, live=False)
    page.save_revision().publish()
    begun_before_that = Revision.objects.get(object_id=page.pk).as_object()
    begun_before_that.go_live_at = timezone.now() + timedelta(hours=1)
    begun_before_that.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert is_public(document)


def test_a_deleted_page_lets_go_of_its_files(document: SiteDocument, review: ReviewPage) -> None:
    review.delete()
    assert not is_public(document)
    assert not ReferenceIndex.get_references_to(document).exists()


def test_a_page_seen_as_its_parent_type_loses_no_reference_and_keeps_no_old_one(
    document: SiteDocument, review: ReviewPage
) -> None:
    as_publication = PublicationPage.objects.get(pk=review.pk)
    as_publication.save()
    assert is_public(document)
    as_publication.documents = []
    as_publication.save()
    assert not is_public(document)


def test_a_page_saved_as_a_plain_page_keeps_its_references(
    document: SiteDocument, review: ReviewPage
) -> None:
    Page.objects.get(pk=review.pk).save()
    assert is_public(document)


def test_a_row_deleted_by_itself_closes_its_document(
    document: SiteDocument, review: ReviewPage
) -> None:
    review.documents.first().delete()
    assert not is_public(document)


def test_rows_deleted_together_close_their_documents(
    document: SiteDocument, review: ReviewPage
) -> None:
    PublicationDocument.objects.filter(page=review).delete()
    assert not is_public(document)


def test_a_copy_kept_as_a_draft_opens_nothing_once_the_page_is_gone(
    document: SiteDocument, review: ReviewPage
) -> None:
    copy = review.copy(update_attrs={"slug": "a-copy"}, keep_live=False)
    review.unpublish()
    assert not is_public(document)
    copy.save_revision().publish()
    assert is_public(document)


def test_a_published_copy_keeps_the_files_open(document: SiteDocument, review: ReviewPage) -> None:
    review.copy(update_attrs={"slug": "a-copy"})
    review.delete()
    assert is_public(document)


def test_an_alias_follows_its_page(document: SiteDocument, review: ReviewPage) -> None:
    review.create_alias(update_slug="an-alias")
    draft = draft_of(review)
    draft.documents = []
    draft.save_revision().publish()
    assert not is_public(document)


def test_saving_only_the_list_of_documents_indexes_it(
    document: SiteDocument, review: ReviewPage
) -> None:
    review.documents = []
    review.save(update_fields=["documents"])
    assert not is_public(document)


def test_a_failed_save_leaves_page_and_references_as_they_were(
    document: SiteDocument, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_object: object) -> None:
        raise RuntimeError("the index is broken")

    review.documents = []
    with monkeypatch.context() as broken:
        broken.setattr(ReferenceIndex, "create_or_update_for_object", fail)
        with pytest.raises(RuntimeError):
            review.save()
    assert PublicationDocument.objects.filter(page=review).exists()
    assert is_public(document)


def test_saving_a_page_read_earlier_does_not_take_its_children_from_it() -> None:
    parent = InformationPageFactory()
    read_earlier = InformationPage.objects.get(pk=parent.pk)
    child = InformationPageFactory(parent=parent)
    read_earlier.save()
    assert Page.objects.get(pk=parent.pk).numchild == 1
    InformationPage.objects.get(pk=parent.pk).unpublish()
    assert not is_public_now(child)
