"""The editor writes over its own last version while somebody types, but never over one that
counts: what was approved, planned or published stays what was read.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.models import Revision, TaskState

from desk.models import Release, ReleasedPage
from desk.release.planning import is_approved
from desk.workflow.authors import has_written
from reviews.models import ReviewPage
from tests.factories.reviews import ReviewPageFactory

pytestmark = pytest.mark.django_db


def write_over(page: ReviewPage, user: AbstractUser) -> Revision:
    """As the editor does by itself, and as anybody may send it."""
    page = ReviewPage.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    draft.summary = "Other words."
    return draft.save_revision(user=user, overwrite_revision=page.latest_revision)


def test_while_somebody_types_their_last_version_is_written_over(officer: AbstractUser) -> None:
    page = ReviewPageFactory(live=False)
    first = page.save_revision(user=officer)
    assert write_over(page, officer) == first
    first.refresh_from_db()
    assert first.content["summary"] == "Other words."


def test_words_written_over_the_public_version_are_still_one_s_own(
    officer: AbstractUser, manager: AbstractUser
) -> None:
    page = ReviewPageFactory(owner=officer)
    public = page.save_revision(user=manager)
    public.publish()
    assert write_over(page, manager) != public
    page = ReviewPage.objects.get(pk=page.pk)
    assert has_written(manager, page)
    assert not page.permissions_for_user(manager).can_publish()


def test_what_was_public_once_stays_as_it_was(officer: AbstractUser) -> None:
    page = ReviewPageFactory()
    public = page.save_revision(user=officer)
    public.publish()
    ReviewPage.objects.get(pk=page.pk).unpublish()
    assert write_over(page, officer) != public


def test_an_approval_is_of_the_words_that_were_read(
    officer: AbstractUser, manager: AbstractUser
) -> None:
    page = ReviewPageFactory(live=False, owner=officer)
    release = Release.objects.create(title="Together")
    ReleasedPage.objects.create(release=release, page=page, page_title=page.title)
    approved = page.save_revision(user=officer)
    page.get_workflow().start(page, officer)
    state = TaskState.objects.get()
    state.task.specific.on_action(state, manager, "approve")
    assert is_approved(approved)
    written = write_over(page, officer)
    assert written != approved
    assert not is_approved(written)


def test_what_a_release_agreed_on_stays(officer: AbstractUser) -> None:
    page = ReviewPageFactory(live=False)
    agreed = page.save_revision(user=officer)
    release = Release.objects.create(title="Together")
    ReleasedPage.objects.create(release=release, page=page, page_title="x", revision=agreed)
    assert write_over(page, officer) != agreed


def test_a_plan_is_not_lost_by_typing(officer: AbstractUser) -> None:
    page = ReviewPageFactory(live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    planned = page.save_revision(user=officer)
    planned.publish()
    assert write_over(page, officer) != planned
    planned.refresh_from_db()
    assert planned.approved_go_live_at is not None
