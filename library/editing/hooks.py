"""Puts our screens, panels and permissions into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from . import urls
from .dashboard import AttentionPanel

BEFORE_WAGTAIL = -10


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def editing_addresses() -> list[URLPattern | URLResolver]:
    """The first address that fits is the one that answers."""
    return urls.urlpatterns


@hooks.register("construct_homepage_panels")
def add_attention_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What has to be looked at."""
    panels.append(AttentionPanel())


@hooks.register("register_permissions")
def decisions_about_files() -> QuerySet[Permission]:
    """Shown where an administrator decides what a group may do."""
    is_accepting = Q(codename="accept_finding", content_type__model="finding")
    is_opening = Q(codename="open_sitedocument", content_type__model="sitedocument")
    return Permission.objects.filter(is_accepting | is_opening, content_type__app_label="library")


@hooks.register("insert_editor_js")
def states_of_chosen_files() -> str:
    """Beside each chosen document or image, in the form of a page: what stands in its way."""
    script = '<script src="{}" data-address="{}" defer></script>'
    return format_html(script, static("js/editor-chosen-files.js"), reverse("library_admin:states"))
