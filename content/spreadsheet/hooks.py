"""Puts bringing in into Wagtail's admin, in the place of Wagtail's own import of redirects."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .kinds import KINDS
from .views import (
    MAY_REDIRECT,
    RedirectsView,
    SendView,
    SheetView,
    TemplateFileView,
    may_bring_in,
)

# The first address that fits is the one that answers.
BEFORE_WAGTAIL = -10


class BringInMenuItem(MenuItem):
    """Shown to who may add pages of some kind; leads to the first of these."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return any(may_bring_in(kind, request.user) for kind in KINDS.values())


class RedirectsMenuItem(MenuItem):
    """Shown to who may add redirects."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return request.user.has_perm(MAY_REDIRECT)


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def bring_in_addresses() -> list[URLPattern]:
    """Wagtail's import would take loops, and addresses of other sites."""
    ours = RedirectView.as_view(pattern_name="content_redirects")
    return [
        path("bring-in/redirects/", RedirectsView.as_view(), name="content_redirects"),
        path("bring-in/sheet/<int:pk>/", SheetView.as_view(), name="content_sheet"),
        path("bring-in/<slug:kind>/", SendView.as_view(), name="content_send"),
        path("bring-in/<slug:kind>/template/", TemplateFileView.as_view(), name="content_template"),
        path("redirects/import/", ours),
        path("redirects/import/process/", ours),
    ]


@hooks.register("register_settings_menu_item")
def bring_in_menu_item() -> MenuItem:
    """Rarely needed."""
    url = reverse("content_send", args=["reviews"])
    return BringInMenuItem("Bring in pages", url, name="bring-in", icon_name="upload", order=900)


@hooks.register("register_settings_menu_item")
def redirects_menu_item() -> MenuItem:
    """Beside the redirects."""
    url = reverse("content_redirects")
    return RedirectsMenuItem(
        "Bring in redirects", url, name="bring-in-redirects", icon_name="upload", order=910
    )
