"""What core adds to the editor: alerts, the look, the first page; and what it takes away."""

from typing import Any

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core import signed_in  # noqa: F401 - registers its own
from core.dashboard import ConcernLinePanel, NewPagesPanel
from core.feedback import hooks as feedback_hooks  # noqa: F401 - registers them
from core.plain_language import hooks as plain_language_hooks  # noqa: F401 - registers them
from core.viewsets import AlertViewSet
from core.visibility import is_public_as_read, is_reachable_as_read

register_snippet(AlertViewSet)


@hooks.register("insert_global_admin_css")
def editor_style() -> str:
    """The few rules that make the editor ours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("construct_homepage_panels")
def add_first_page_panels(request: HttpRequest, panels: list[Component]) -> None:
    """What to start, and whether the concern line was checked."""
    panels.extend([NewPagesPanel(), ConcernLinePanel()])


@hooks.register("construct_homepage_summary_items")
def remove_counts(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Nobody comes to learn how many pages there are."""
    items.clear()


@hooks.register("construct_help_menu")
def remove_outside_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's news and its guide describe another editor than this one."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_page_action_menu")
def publishers_submit_to_nobody(
    items: list, request: HttpRequest, context: dict[str, object]
) -> None:
    """Who may publish isn't asked to send a page to somebody who may."""
    if any(item.name == "action-publish" for item in items):
        items[:] = [item for item in items if item.name != "action-submit"]


@hooks.register("before_serve_page")
def hide_what_is_over(page: Page, request: HttpRequest, *args: Any) -> None:
    """Answer 404 where Wagtail wouldn't: past its expiry, or below a page that isn't published.

    `request.is_for_anybody` says to the rest of the answer that the page isn't private either.
    """
    request.is_for_anybody = is_public_as_read(page)  # type: ignore[attr-defined]
    if not (request.is_for_anybody or is_reachable_as_read(page)):  # type: ignore[attr-defined]
        raise Http404("This page isn't published now.")


@hooks.register("insert_global_admin_js")
def leave_dates_as_typed() -> str:
    """Without `defer`: before the first date field of the page has its calendar."""
    return format_html('<script src="{}"></script>', static("js/editor-dates.js"))


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> str:
    """Keep "Publish" and the saving of drafts out of each other's way."""
    address = static("js/editor-one-save-at-a-time.js")
    return format_html('<script src="{}" defer></script>', address)
