"""Puts the screens of what happened, and of what the public sees, beside a page's editor."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from desk.history.public_view import AnswerForAnybodyView, AsThePublicView
from desk.history.views import EverythingAsCsvView, EverythingView


@hooks.register("register_admin_urls")
def history_addresses() -> list[URLPattern]:
    """Below the page's own addresses."""
    here = "pages/<int:page_id>"
    return [
        path(f"{here}/everything/", EverythingView.as_view(), name="desk_everything"),
        path(f"{here}/everything.csv", EverythingAsCsvView.as_view(), name="desk_everything_csv"),
        path(f"{here}/as-the-public/", AsThePublicView.as_view(), name="desk_as_the_public"),
        path(
            f"{here}/as-the-public/answer/",
            AnswerForAnybodyView.as_view(),
            name="desk_answer_for_anybody",
        ),
    ]


@hooks.register("register_page_header_buttons")
def history_buttons(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Beside the page's title, for who may edit it."""
    if page.is_root() or not page.permissions_for_user(user).can_edit():
        return
    seen = reverse("desk_as_the_public", args=[page.pk])
    yield Button("View as the public", seen, icon_name="view", priority=61)
    happened = reverse("desk_everything", args=[page.pk])
    yield Button("Full history", happened, icon_name="history", priority=63)
