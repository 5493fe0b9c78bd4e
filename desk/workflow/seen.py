"""What is approved was seen: the version that was submitted, or the one open in the editor."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import Page, Revision

from desk.workflow.authors import words_of
from library.gate import PublishingRefused

CHANGED_SINCE = (
    "It was changed after it was submitted, so this isn’t the version that you were shown. "
    '<a href="{}">Read the latest version</a>, and approve it there.'
)


def approve_what_is_open(page: Page, user: AbstractUser) -> None:
    """Whoever answers in the editor has the latest version before them: it is what they answer."""
    state = page.current_workflow_task_state
    if state.revision_id == page.latest_revision_id:
        return
    answers = [name for name, *_ in page.current_workflow_task.get_actions(page, user)]
    if "approve" in answers:
        # On the very row that Wagtail saves with the answer.
        state.revision_id = page.latest_revision_id
        state.save(update_fields=["revision"])


def refuse_what_was_not_seen(workflow_state: Any, user: AbstractUser | None) -> None:
    """Raise PublishingRefused if Wagtail would publish other words than those approved.

    It publishes the latest version, whichever was submitted. Who wrote that one has seen it.
    """
    approved, page = workflow_state.current_task_state.revision, workflow_state.content_object
    latest = page.get_latest_revision()
    is_own = user is not None and latest.user_id == user.pk
    if latest == approved or is_own or _same_words(page, approved, latest):
        return
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    raise PublishingRefused(latest.as_object(), [format_html(CHANGED_SINCE, edit)])


def _same_words(page: Page, one: Revision, other: Revision) -> bool:
    """Planning the hour, or saving without a change, makes a version but no other words."""
    return words_of(type(page), one.content) == words_of(type(page), other.content)
