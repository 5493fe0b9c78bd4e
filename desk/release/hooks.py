"""Puts releases into Wagtail's admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from .membership import open_release_of
from .views import MAY_RELEASE, NewReleaseView, ReleasesView, ReleaseView

ACTIONS = {
    "plan": ("Plan a release", "Planned to go out together with others"),
    "cancel": ("Cancel a release", "Plan cancelled"),
    "add": ("Add a page to a release", "Page added"),
    "take_out": ("Take a page out of a release", "Page taken out"),
    "go": ("Release", "Went out"),
    "refuse": ("Refuse a release", "Did not go out at its hour; tried again every minute"),
    "hold": ("Hold a release", "Not tried any more after an hour"),
}


class ReleaseMenuItem(MenuItem):
    """Shown to who may plan releases."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this user may."""
        return request.user.has_perm(MAY_RELEASE)


@hooks.register("register_admin_urls")
def release_addresses() -> list[URLPattern]:
    """Where releases are."""
    return [
        path("releases/", ReleasesView.as_view(), name="desk_releases"),
        path("releases/new/", NewReleaseView.as_view(), name="desk_new_release"),
        path("releases/<int:pk>/", ReleaseView.as_view(), name="desk_release"),
    ]


@hooks.register("register_admin_menu_item")
def release_menu_item() -> MenuItem:
    """Beside the pages."""
    return ReleaseMenuItem(
        "Releases", reverse("desk_releases"), name="releases", icon_name="date", order=250
    )


@hooks.register("register_page_header_buttons")
def release_button(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu beside a draft's title."""
    if not user.has_perm(MAY_RELEASE) or not page.has_unpublished_changes:
        return
    if release := open_release_of(page):
        url, label = reverse("desk_release", args=[release.pk]), f"In release: {release}"
    else:
        url, label = f"{reverse('desk_new_release')}?page={page.pk}", "Release with others"
    yield Button(label, url, icon_name="date", priority=36)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """What the history tells."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"desk.release.{name}", label, message)
    actions.register_action(
        "desk.schedule.refuse",
        "Refuse a scheduled page",
        "Was not published at its hour; tried again every minute",
    )
    actions.register_action(
        "desk.schedule.try_again", "Try a scheduled page again", "Tried again to publish it"
    )
