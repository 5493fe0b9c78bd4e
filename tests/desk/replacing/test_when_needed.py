"""When a second person is asked, and that nothing leads past them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import LogContext, activate, deactivate
from wagtail.models import Page, ReferenceIndex

from core.permissions import APPROVERS
from desk.models import SecondPersonSettings
from library.models import ProposedVersion, SiteDocument, SiteImage
from library.page_permissions import reasons_against_publisher
from library.second_person import SecondPersonNeeded, why_needed
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.desk.replacing.acts import (
    a_draft,
    replace,
    withdrawn,
)
from tests.factories.files import png_bytes
from tests.factories.home import the_site
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.editing.made import words_of
from tests.library.pages import image_block

pytestmark = pytest.mark.django_db


def nothing_more(review: ReviewPage, officer: AbstractUser) -> None:
    pass


def nobody_has_to_approve(review: ReviewPage, officer: AbstractUser) -> None:
    settings = SecondPersonSettings.for_site(the_site())
    settings.is_required, settings.reason_off = False, "I work alone."
    settings.save()


def hidden(review: ReviewPage, officer: AbstractUser) -> None:
    """Nobody can read it at this moment; it would come back with whatever the file is then."""
    Page.objects.filter(pk=review.get_parent().pk).update(live=False)


def planned(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)
    revision = ReviewPage.objects.get(pk=review.pk).save_revision(
        approved_go_live_at=timezone.now() + timedelta(days=1)
    )
    assert revision.approved_go_live_at
    forget_what_was_public(review)


def read_for_approval(review: ReviewPage, officer: AbstractUser) -> None:
    ReviewPage.objects.filter(pk=review.pk).update(live=False)
    page = ReviewPage.objects.get(pk=review.pk)
    page.save_revision(user=officer)
    page.get_workflow().start(page, officer)
    forget_what_was_public(review)


def forget_what_was_public(review: ReviewPage) -> None:
    ReferenceIndex.objects.filter(object_id=str(review.pk)).delete()


@pytest.mark.parametrize(
    ("happens", "is_needed"),
    [
        (nothing_more, True),
        (hidden, True),
        (planned, True),
        (read_for_approval, True),
        (a_draft, False),
        (withdrawn, False),
        (nobody_has_to_approve, False),
    ],
)
def test_a_second_person_is_asked_while_a_review_relies_on_the_file(
    review: ReviewPage,
    report: SiteDocument,
    officer: AbstractUser,
    happens: Callable[[ReviewPage, AbstractUser], None],
    is_needed: bool,
) -> None:
    happens(review, officer)
    assert bool(why_needed(report)) is is_needed
    replace(client_of(officer), report)
    assert ProposedVersion.objects.waiting().exists() is is_needed
    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.file.name == report.file.name) is is_needed


def test_a_leaflet_needs_nobody_else(officer: AbstractUser) -> None:
    report = SiteDocumentFactory()
    LeafletPageFactory(documents=[report])
    assert not why_needed(report)


def test_no_other_way_leads_past_the_second_person(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> None:
    other = SiteDocumentFactory().file.name
    report.file, report.new_file_by = other, officer
    with pytest.raises(SecondPersonNeeded, match="Child A"):
        report.save()
    report.new_file_by = None
    activate(LogContext(user=officer))
    with pytest.raises(SecondPersonNeeded):
        report.save()
    deactivate()
    report.save()  # the loader is nobody


def test_a_picture_of_a_review_is_changed_through_the_page(
    review: ReviewPage, officer: AbstractUser
) -> None:
    picture: SiteImage = SiteImageFactory()
    review.body = [image_block(picture)]
    review.save()
    data = {"title": picture.title, "collection": picture.collection_id, "tags": ""}
    data["file"] = SimpleUploadedFile("new.png", png_bytes(9, 9))
    answer = words_of(client_of(officer).post(f"/admin/images/{picture.pk}/", data))
    assert "Add the new picture as one of its own" in answer
    assert SiteImage.objects.get(pk=picture.pk).file.name == picture.file.name


# Wagtail leaves the temporary files of several sizes to be closed by Python.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_the_library_says_of_a_picture_reaches_no_reader(
    review: ReviewPage, officer: AbstractUser, client: Client
) -> None:
    """So one person may change it; the page's own words of it are approved with the page."""
    picture: SiteImage = SiteImageFactory()
    review.body = [image_block(picture)]
    review.save()
    said = {"title": "Title of one person", "description": "Description of one person"}
    data = {**said, "collection": picture.collection_id, "tags": ""}
    mine = client_of(officer)
    form = words_of(mine.get(f"/admin/images/{picture.pk}/"))
    assert "What readers are told of a picture is written in the page" in form
    mine.post(f"/admin/images/{picture.pk}/", data)
    picture.refresh_from_db()
    assert (picture.title, picture.description) == tuple(said.values())
    shown = words_of(client.get(review.url))
    assert f"/images/{picture.pk}/" in shown
    assert "of one person" not in shown


def test_a_deleted_document_takes_what_waits_with_it(
    waiting: ProposedVersion, review: ReviewPage, report: SiteDocument, officer: AbstractUser
) -> None:
    """Taking away is for one person: nobody waits on the worst day."""
    withdrawn(review, officer)
    review.documents.all().delete()
    report.delete()
    assert not ProposedVersion.objects.exists()


def test_nobody_approves_a_file_that_they_brought(
    review: ReviewPage, report: SiteDocument, manager: AbstractUser, officer: AbstractUser
) -> None:
    a_draft(review, officer)
    draft = ReviewPage.objects.get(pk=review.pk)
    assert reasons_against_publisher(manager, draft) == []
    replace(client_of(manager), report)
    [reason] = reasons_against_publisher(manager, draft)
    assert "You brought the file of “Report” in it" in reason
    assert reasons_against_publisher(somebody(APPROVERS), draft) == []
    # What readers have was approved: its next words may be.
    ReviewPage.objects.filter(pk=review.pk).update(live=True)
    assert reasons_against_publisher(manager, ReviewPage.objects.get(pk=review.pk)) == []
