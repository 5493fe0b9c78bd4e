"""The comment of an answer that was refused stays with whoever wrote it, until they have answered.

In their session: nobody else has been told it yet.
"""

import json

from django.http import HttpRequest
from wagtail.models import TaskState

KEPT = "comments_of_answers"


def keep_comment(request: HttpRequest, state_id: int, comment: str) -> None:
    """Before it is known whether the answer goes through."""
    if comment.strip():
        _replace(request, _all(request) | {str(state_id): comment})


def kept_comment(request: HttpRequest, state_id: int) -> str:
    """What was written and not sent."""
    return _all(request).get(str(state_id), "")


def forget_answered(request: HttpRequest) -> None:
    """Where an answer went through, whoever gave it, nothing is to be sent any more."""
    comments = _all(request)
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, pk__in=comments)
    keys = {str(key) for key in waiting.values_list("pk", flat=True)}
    if keys != comments.keys():
        _replace(request, {key: comment for key, comment in comments.items() if key in keys})


def comment_in_the_form(request: HttpRequest) -> str:
    """What Wagtail's window handed to the page's form."""
    try:
        written = json.loads(request.POST.get("workflow-action-extra-data", "{}"))
    except ValueError:
        return ""
    return str(written.get("comment", "")) if isinstance(written, dict) else ""


def _all(request: HttpRequest) -> dict[str, str]:
    comments: dict[str, str] = request.session.get(KEPT, {})
    return comments


def _replace(request: HttpRequest, comments: dict[str, str]) -> None:
    request.session[KEPT] = comments
