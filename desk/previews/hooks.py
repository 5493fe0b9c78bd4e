"""Puts the screen of preview links beside the editor of a page."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from desk.previews.admin import MAKE, PreviewLinksView, RevokeView


@hooks.register("register_admin_urls")
def preview_link_addresses() -> list[URLPattern]:
    """Below the page's own addresses."""
    here = "pages/<int:page_id>/preview-links/"
    return [
        path(here, PreviewLinksView.as_view(), name="desk_preview_links"),
        path(f"{here}<int:link_id>/", RevokeView.as_view(), name="desk_preview_link_revoke"),
    ]


@hooks.register("register_page_header_buttons")
def preview_links_button(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Beside the page's title, for who may make links."""
    if not page.is_root() and user.has_perm(MAKE) and page.permissions_for_user(user).can_edit():
        address = reverse("desk_preview_links", args=[page.pk])
        yield Button("Preview links", address, icon_name="link-external", priority=62)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """What the history of a page tells of its links."""
    actions.register_action("desk.preview_link_made", "Make a preview link", "Preview link made")
    actions.register_action(
        "desk.preview_link_revoked", "Take a preview link back", "Preview link taken back"
    )


@hooks.register("insert_global_admin_css")
def style_of_desk_screens() -> str:
    """The look of the screens beside a page's editor."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor-desk-screens.css"))
