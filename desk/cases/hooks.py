"""Puts reviews in progress into Wagtail's admin."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from desk.models import GateOverride
from publications.models import PublicationPage
from reviews.models import ReviewPage

from . import note, planned_hour  # noqa: F401 - register their own
from .new_briefing import NewBriefingView
from .override_screens import AnswerView, AskView
from .overrides import ASKED, GRANTED, REFUSED, why_not_answer
from .reappearing import COPIED
from .screens import WITHDRAWN, ReadyView, TakedownView, TakenDownView, WithdrawView
from .takedown import TAKEN_DOWN
from .viewset import CHANGED, ReviewCaseViewSet

FIRST, LAST = 5, 95
ACTIONS = {
    ASKED: ("Ask a second person", "A second person was asked to let it through"),
    GRANTED: ("Let through", "Let through by a second person"),
    REFUSED: ("Not let through", "Not let through by a second person"),
    WITHDRAWN: ("Withdraw", "Withdrawn, with words for readers"),
    TAKEN_DOWN: ("Take down", "Taken down at once"),
    COPIED: ("Copy", "Made as a copy"),
    CHANGED: ("Change a review in progress", "Review in progress changed"),
}


class WaitingPanel(Component):
    """Requests that this person may answer."""

    name = "override_requests"
    template_name = "desk/cases/waiting_panel.html"
    order = 3

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Nothing for who may not."""
        user = parent_context["request"].user
        undecided = GateOverride.objects.undecided().select_related("page", "asked_by")
        return {"overrides": [each for each in undecided if not why_not_answer(each, user)]}


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Empty while nothing waits."""
    panels.append(WaitingPanel())


@hooks.register("register_admin_viewset")
def cases() -> ReviewCaseViewSet:
    """List and form."""
    return ReviewCaseViewSet()


@hooks.register("register_admin_urls")
def case_addresses() -> list[URLPattern]:
    """Screens about one page."""
    return [
        path("pages/<int:page_id>/ready/", ReadyView.as_view(), name="desk_ready"),
        path(
            "pages/<int:page_id>/new-briefing/",
            NewBriefingView.as_view(),
            name="desk_new_briefing",
        ),
        path("pages/<int:page_id>/withdraw/", WithdrawView.as_view(), name="desk_withdraw"),
        path("pages/<int:page_id>/take-down/", TakedownView.as_view(), name="desk_take_down"),
        path("pages/<int:page_id>/taken-down/", TakenDownView.as_view(), name="desk_taken_down"),
        path("pages/<int:page_id>/ask/<slug:rule>/", AskView.as_view(), name="desk_ask_override"),
        path("overrides/<int:override_id>/", AnswerView.as_view(), name="desk_answer_override"),
    ]


class ReadyMenuItem(ActionMenuItem):
    """Among the buttons of a review's form."""

    name = "action-ready"
    label = "Ready to publish?"
    icon_name = "clipboard-list"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Once the review was saved."""
        return context["view"] == "edit" and isinstance(context["page"], ReviewPage)

    def get_url(self, context: dict[str, Any]) -> str:
        """The screen."""
        return reverse("desk_ready", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def ready_menu_item() -> ReadyMenuItem:
    """Above the others."""
    return ReadyMenuItem(order=LAST)


@hooks.register("register_page_header_buttons")
def buttons_in_the_editor(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu beside the page's title."""
    page = page.specific
    may_edit = isinstance(page, PublicationPage) and page.permissions_for_user(user).can_edit()
    if may_edit and isinstance(page, ReviewPage):
        url = reverse("desk_ready", args=[page.pk])
        yield Button("Ready to publish?", url, icon_name="clipboard-list", priority=FIRST)
    if may_edit and page.live:
        url = reverse("desk_take_down", args=[page.pk])
        yield Button("Take down now", url, icon_name="warning", priority=LAST)


@hooks.register("register_permissions")
def right_to_let_through() -> QuerySet[Permission]:
    """Shown where an administrator decides what a group may do."""
    return Permission.objects.filter(
        content_type__app_label="desk",
        content_type__model="gateoverride",
        codename="override_gate",
    )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """What a history can tell beside Wagtail's own."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
