"""Puts the advice into Wagtail's panel "Checks"."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

from . import urls

# What our own rules say with a better form, and of what the editor chose, not of the template.
OURS = {"heading-order", "alt-text-quality"}


class EditorsChecks(ContentCheckerItem):
    """Wagtail's checks of the preview, without those that the advice makes."""

    axe_run_only = [rule for rule in ContentCheckerItem.axe_run_only if rule not in OURS]


@hooks.register("register_admin_urls")
def plain_language_addresses() -> list[URLPattern]:
    """Where the advice comes from."""
    return urls.urlpatterns


@hooks.register("insert_editor_js")
def plain_language_script() -> str:
    """Asks for the advice whenever the preview is new."""
    return format_html('<script src="{}" defer></script>', static("js/editor-plain-language.js"))


@hooks.register("insert_global_admin_css")
def plain_language_style() -> str:
    """How the advice looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor-plain-language.css"))


@hooks.register("construct_wagtail_userbar")
def say_it_once(request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    """Take the checks that the advice makes too out of Wagtail's, in the editor of a page."""
    items[:] = [
        EditorsChecks(in_editor=True)
        if page and isinstance(item, ContentCheckerItem) and item.in_editor
        else item
        for item in items
    ]
