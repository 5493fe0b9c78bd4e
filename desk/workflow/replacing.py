"""A second person for files: what readers have with a review changes as the review does."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page, ReferenceIndex, Revision, TaskState, WorkflowState

from desk.models import ReviewApprovalTask, SecondPersonSettings
from desk.workflow.rules import approving_task, may_approve
from library.models import SiteDocument, SiteImage
from library.references import keys_used_by
from reviews.models import ReviewPage

NEEDED = "A second person has to agree before readers get it: “{title}” uses this {kind}."
NOT_AN_APPROVER = "Only a safeguarding manager can answer this."


class WhoApprovesReviews:
    """Whoever may approve a review may agree to another file for it."""

    def is_needed(self, file: SiteDocument | SiteImage) -> str:
        """While a review uses it that readers have, that waits for its hour, or for approval."""
        page = next(reviews_that_rely_on(file), None)
        if page is None:
            return ""
        kind = "document" if isinstance(file, SiteDocument) else "picture"
        return NEEDED.format(title=page.title, kind=kind)

    def why_not(self, file: SiteDocument | SiteImage, user: AbstractUser) -> str:
        """Who may approve each of the reviews; where none is left, who approves reviews at all."""
        if not user.has_perm("desk.override_gate"):
            return NOT_AN_APPROVER
        may = all(may_approve(user, page) for page in reviews_that_rely_on(file))
        return "" if may else NOT_AN_APPROVER

    def people(self, file: SiteDocument | SiteImage) -> list[AbstractUser]:
        """The groups that the approval names."""
        page = next(reviews_that_rely_on(file), None)
        task = approving_task(page) if page else None
        people = get_user_model().objects.filter(is_active=True)
        if task:
            people = people.filter(groups__in=task.groups.all())
        return [
            user for user in people.order_by("username").distinct() if not self.why_not(file, user)
        ]


def reviews_that_rely_on(file: SiteDocument | SiteImage) -> Iterator[ReviewPage]:
    """Reviews of which a second person approves every word, and in which this file stands.

    Not only those that anybody can read at this moment: one that is hidden, planned, or being read
    for approval would go out, or come back, with whatever the file is then.
    """
    seen = set()
    for page in (*_live(file), *_agreed(file)):
        if page.pk not in seen and SecondPersonSettings.of_page(page).is_required:
            yield page
        seen.add(page.pk)


def _live(file: Any) -> Iterator[ReviewPage]:
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(type(file)),
        to_object_id=str(file.pk),
    )
    keys = [int(key) for key in references.values_list("object_id", flat=True)]
    yield from ReviewPage._base_manager.filter(live=True, pk__in=keys).order_by("title", "pk")


def _agreed(file: Any) -> Iterator[ReviewPage]:
    """By the versions that are planned, or in front of who approves them; there are never many."""
    in_hand = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__in=ReviewApprovalTask.objects.all(),
        workflow_state__in=WorkflowState.objects.active(),
        workflow_state__current_task_state=F("pk"),
    )
    versions = Revision.page_revisions.filter(
        content_type=ContentType.objects.get_for_model(ReviewPage)
    )
    planned = versions.filter(approved_go_live_at__isnull=False)
    for version in (planned | versions.filter(pk__in=in_hand.values("revision"))).distinct():
        page = version.as_object()
        if str(file.pk) in keys_used_by(page, type(file)):
            yield page
