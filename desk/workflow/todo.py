"""Reviews that wait for somebody: to be approved, or to be changed and submitted again."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from desk.models import ReviewApprovalTask
from desk.todo.audience import PAGES
from desk.todo.item import Item, Kind, Now
from library.models import ProposedVersion

APPROVES = "desk.override_gate"


def approval_items(now: Now) -> list[Item]:
    """One row a review, in one query: for who approves, or for who wrote it."""
    states = TaskState.objects.filter(
        task__in=ReviewApprovalTask.objects.all(),
        workflow_state__current_task_state=F("pk"),
        workflow_state__in=WorkflowState.objects.active(),
    ).select_related("revision", "finished_by")
    return [_item(state) for state in states]


def _item(state: TaskState) -> Item:
    waits = state.status == TaskState.STATUS_IN_PROGRESS
    since = state.started_at if waits else state.finished_at or state.started_at
    return Item(
        key=f"approval-{state.pk}",
        kind=Kind.REQUEST,
        title="Read this review: approve it, or ask for changes" if waits else "Change this review",
        about=state.revision.object_str,
        url=reverse("wagtailadmin_pages:edit", args=[state.revision.object_id]),
        due=timezone.localdate(since),
        over="Waiting since",
        detail="" if waits else state.comment,
        source="A second person approves every review",
        permission=APPROVES if waits else PAGES,
    )


def proposal_items(now: Now) -> list[Item]:
    """Changes of documents that readers have: one row each, for who may agree."""
    return [
        Item(
            key=f"proposal-{waiting.pk}",
            kind=Kind.REQUEST,
            title="Compare the new version of this document with the old one, then decide",
            about=waiting.document.title,
            url=reverse("library_admin:proposal", args=[waiting.pk]),
            due=timezone.localdate(waiting.proposed_at),
            over="Waiting since",
            source="A second person approves what readers see of a review",
            permission=APPROVES,
        )
        for waiting in ProposedVersion.objects.waiting().with_people().order_by("proposed_at")
    ]
