"""Puts the page "System" into the menu "Reports"."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .system_page import URL_NAME, SystemView, may_look


class SystemMenuItem(MenuItem):
    """Shown to who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Administrators."""
        return may_look(request)


@hooks.register("register_admin_urls")
def system_address() -> list[URLPattern]:
    """Beside Wagtail's own reports."""
    return [path("reports/system/", SystemView.as_view(), name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def system_menu_item() -> MenuItem:
    """The last one: it is about the server, not about the content."""
    return SystemMenuItem(
        SystemView.page_title,
        reverse(URL_NAME),
        name="system",
        icon_name=SystemView.header_icon,
        order=2000,
    )


@hooks.register("insert_global_admin_css")
def system_style() -> str:
    """How the rows look."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor-system.css"))
