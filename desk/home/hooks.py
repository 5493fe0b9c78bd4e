"""Puts what needs doing on the first page of the admin, and its long list beside the reports."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .panel import ToDoPanel
from .views import URL_NAME, ToDoView


@hooks.register("construct_homepage_panels")
def add_what_needs_doing(request: HttpRequest, panels: list[Component]) -> None:
    """Before the library's own list, which says more of each file."""
    panels.append(ToDoPanel())


@hooks.register("register_admin_urls")
def to_do_addresses() -> list[URLPattern]:
    """Beside Wagtail's own reports."""
    return [path("reports/what-needs-doing/", ToDoView.as_view(), name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def to_do_menu_item() -> MenuItem:
    """The first of the reports."""
    return MenuItem(
        ToDoView.page_title,
        reverse(URL_NAME),
        name="what-needs-doing",
        icon_name=ToDoView.header_icon,
        order=1,
    )


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    """How the rows look."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor-desk.css"))
