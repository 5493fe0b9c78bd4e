"""Puts the check into Wagtail's admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from . import urls

AFTER_COPY = 35


@hooks.register("register_admin_urls")
def anonymity_check_address() -> list[URLPattern]:
    """Where the check is."""
    return urls.urlpatterns


@hooks.register("register_page_header_buttons")
def button_in_the_editor(
    page: Page, user: AbstractUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu beside the page's title."""
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def button_in_the_list(
    page: Page, user: AbstractUser, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of each page in the list."""
    yield from _buttons(page, user)


def _buttons(page: Page, user: AbstractUser) -> Iterator[Button]:
    if page.permissions_for_user(user).can_edit():
        url = reverse("library_anonymity_check", args=[page.pk])
        yield Button("Anonymity check", url, icon_name="search", priority=AFTER_COPY)
