"""The first page of the editor: documents and images that somebody must look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as image_permissions

from library.access import LibraryFile
from library.linked_text import edit_url
from library.models import FileCheck

from .standing import Because, Standing, standings
from .states import CheckState, with_check_state

LATE_AFTER = timedelta(minutes=10)
MOST = 10


@dataclass(frozen=True)
class Task:
    """One file and what is the matter with it."""

    title: str
    url: str
    kind: str
    words: str
    is_urgent: bool


class AttentionPanel(Component):
    """What the check of a file found, and checks that don't go on."""

    name = "files_that_need_attention"
    template_name = "library/admin/attention_panel.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The files that this user may change; where readers are waiting, first."""
        user = parent_context["request"].user
        tasks: list[tuple[tuple, Task]] = []
        for kind, policy in (("document", document_permissions), ("image", image_permissions)):
            tasks += _tasks(kind, policy.instances_user_has_permission_for(user, "change"))
        ordered = [task for _, task in sorted(tasks, key=lambda pair: pair[0])]
        return {"tasks": ordered[:MOST], "more": len(ordered) - MOST}


def _tasks(kind: str, files: QuerySet) -> list[tuple[tuple, Task]]:
    """Each with what it is sorted by."""
    checks = {check.file_name: check for check in checks_to_look_at()}
    found = list(with_check_state(files.filter(file__in=list(checks)).order_by("pk")))
    by_key = standings(found)
    return [_task(kind, file, checks[file.file.name], by_key[file.pk]) for file in found]


def checks_to_look_at() -> QuerySet[FileCheck]:
    """With something open, held, or waiting for too long."""
    late = Q(uploaded_at__lt=timezone.now() - LATE_AFTER) & ~Q(state=FileCheck.State.DONE)
    is_held = ~Q(held_because="")
    return (
        FileCheck.objects.in_use()
        .with_open_findings()
        .filter(Q(state=FileCheck.State.DONE, is_blocked=True) | is_held | late)
    )


def _task(kind: str, file: LibraryFile, check: FileCheck, standing: Standing) -> tuple[tuple, Task]:
    is_urgent = standing.because == Because.NOT_CLEARED
    is_found = CheckState(file.check_state) == CheckState.ATTENTION
    if is_found:
        words = "The check found something that must be put right."
    else:
        words = check.held_because or "It has been waiting for its check for more than 10 minutes."
    if is_urgent:
        words = f"{words} A published page shows it, and readers can’t open it now."
    task = Task(file.title, edit_url(file), kind, words, is_urgent)
    return (not is_urgent, not is_found, check.uploaded_at, file.pk), task
