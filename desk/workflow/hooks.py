"""What the editor does and says about a second person."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from desk.workflow.comments import (
    comment_in_the_form,
    forget_answered,
    keep_comment,
    kept_comment,
)
from desk.workflow.seen import approve_what_is_open
from library.page_permissions import reasons_against_publisher
from reviews.models import ReviewPage

ANSWERS = ("approve", "reject")
# As everything else here is written.
LABELS = {"Approve and Publish": "Approve and publish"}
ANSWERED = (
    "Nothing more was done: this page doesn’t wait for an answer any more. Somebody has answered, "
    "or it was taken back."
)
COMMENT_KEPT = "Your comment wasn’t sent. It is in the window again when you answer: “{}”"


@hooks.register("before_edit_page")
def answer_once(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail fails when an answer comes twice: a second click, or two people at the same time."""
    if "action-workflow-action" not in request.POST or page.current_workflow_task:
        return None
    messages.warning(request, ANSWERED)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page", order=10)
def answer_for_what_is_open(request: HttpRequest, page: Page) -> None:
    """The version in the form is the one that is answered; its comment outlives a refusal."""
    state = page.current_workflow_task_state
    if state is None:
        return
    if "action-workflow-action" in request.POST:
        keep_comment(request, state.pk, comment_in_the_form(request))
        if request.POST.get("workflow-action-name") == "approve":
            approve_what_is_open(page, _user(request))
    elif request.method == "GET" and (comment := kept_comment(request, state.pk)):
        messages.info(request, COMMENT_KEPT.format(comment))


@hooks.register("after_edit_page")
def forget_what_was_sent(request: HttpRequest, page: Page) -> None:
    """Nothing was refused."""
    if "action-workflow-action" in request.POST:
        forget_answered(request)


@hooks.register("before_publish_page")
def refuse_words_written_just_now(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Who may publish may have written something into the form that is sent; it is kept as a draft.

    An answer in place of the publishing, or None.
    """
    reasons = reasons_against_publisher(_user(request), page)
    if not reasons:
        return None
    messages.error(request, f"Saved as a draft, not published. {' '.join(reasons)}")
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_action_menu", order=10)
def approve_what_waits_for_approval(
    items: list, request: HttpRequest, context: dict[str, Any]
) -> None:
    """While a review waits it is approved, not published past the approval; that comes first."""
    page = context.get("page")
    if isinstance(page, ReviewPage) and page.workflow_in_progress:
        items[:] = [item for item in items if item.name != "action-publish"]
        items.sort(key=lambda item: item.name not in ANSWERS)
        for item in items:
            if item.name in ANSWERS:
                item.label = LABELS.get(str(item.label), item.label)


@hooks.register("construct_page_action_menu", order=20)
def say_plainly_how_to_take_it_back(
    items: list, request: HttpRequest, context: dict[str, Any]
) -> None:
    """Nobody here has heard of a workflow; the button itself is everybody's, hence a copy."""
    items[:] = [_renamed(item) if item.name == "action-cancel-workflow" else item for item in items]


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """What the history of the setting tells."""
    off, on = "No second person needed for reviews", "A second person needed for reviews"
    actions.register_action("desk.second_person_off", "Switch off the second person", off)
    actions.register_action("desk.second_person_on", "Switch on the second person", on)


def _renamed(item: Any) -> Any:
    renamed = copy(item)
    renamed.label = "Take it back"
    return renamed


def _user(request: HttpRequest) -> AbstractUser:
    return request.user  # type: ignore[return-value]
