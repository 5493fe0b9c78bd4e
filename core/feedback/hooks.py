"""What readers' messages add to the editor: an urgent task on its first page, and two reports."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from core.feedback.admin import (
    MAY_CLOSE,
    MAY_READ_ANSWERS,
    IdentificationReportsView,
    UsefulnessView,
)
from core.models import IdentificationReport


class IdentificationPanel(Component):
    """Somebody says that a page identifies a child: before everything else."""

    name = "identification_reports"
    template_name = "core/feedback/admin/urgent_panel.html"
    order = 1

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The open reports, for those who may deal with them."""
        user = parent_context["request"].user
        reports = IdentificationReport.objects.open() if user.has_perm(MAY_CLOSE) else []
        return {
            "reports": [report for report in reports if not report.looks_automatic],
            "task_url": reverse(IdentificationReportsView.url_name),
        }


class PermittedMenuItem(MenuItem):
    """Shown to who may open it."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return request.user.has_perm(self.permission)


@hooks.register("construct_homepage_panels")
def add_urgent_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Shown while there is a report."""
    panels.append(IdentificationPanel())


@hooks.register("register_admin_urls")
def feedback_addresses() -> list[URLPattern]:
    """Beside Wagtail's own reports."""
    return [
        path(
            "reports/identified-children/",
            IdentificationReportsView.as_view(),
            name=IdentificationReportsView.url_name,
        ),
        path("reports/usefulness/", UsefulnessView.as_view(), name=UsefulnessView.url_name),
    ]


@hooks.register("register_reports_menu_item")
def identification_menu_item() -> MenuItem:
    """Where closed reports are too."""
    return PermittedMenuItem(
        IdentificationReportsView.page_title,
        reverse(IdentificationReportsView.url_name),
        name="identified-children",
        icon_name=IdentificationReportsView.header_icon,
        order=10,
        permission=MAY_CLOSE,
    )


@hooks.register("register_reports_menu_item")
def usefulness_menu_item() -> MenuItem:
    """What to write better."""
    return PermittedMenuItem(
        UsefulnessView.page_title,
        reverse(UsefulnessView.url_name),
        name="usefulness",
        icon_name=UsefulnessView.header_icon,
        order=90,
        permission=MAY_READ_ANSWERS,
    )
