"""The first page of the editor: what the officer came to do.

Core knows no page type, so the apps bring their own links:
`@hooks.register("register_new_page_link")` on a function that returns a NewPageLink.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from core.models import SiteSettings

NEW_PAGE_HOOK = "register_new_page_link"


@dataclass(frozen=True)
class NewPageLink:
    """A link that starts a new page of one type, below the page where such pages are."""

    label: str
    description: str
    icon: str
    model: type[Page]
    order: int = 100

    def url_for(self, user: AbstractUser) -> str:
        """The address of the empty form; an empty string when this user can't use it."""
        for parent_type in self.model.allowed_parent_page_models():
            for parent in parent_type.objects.order_by("path")[:5]:
                permissions = parent.permissions_for_user(user)
                if permissions.can_add_subpage() and self.model.can_create_at(parent):
                    meta = self.model._meta
                    place = (meta.app_label, meta.model_name, parent.pk)
                    return reverse("wagtailadmin_pages:add", args=place)
        return ""


def new_page_links(user: AbstractUser) -> list[dict[str, str]]:
    """What this user may start, in order, as `label`, `description`, `icon` and `url`."""
    links = sorted(
        (register() for register in hooks.get_hooks(NEW_PAGE_HOOK)), key=lambda link: link.order
    )
    addresses = [(link, link.url_for(user)) for link in links]
    return [
        {"label": link.label, "description": link.description, "icon": link.icon, "url": url}
        for link, url in addresses
        if url
    ]


class NewPagesPanel(Component):
    """Links that start a new page."""

    name = "new_pages"
    template_name = "wagtailadmin/home/new_pages.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The links that this user may follow."""
        return {"links": new_page_links(parent_context["request"].user)}


class ConcernLinePanel(Component):
    """The numbers that readers are given, and when somebody last checked them."""

    name = "concern_line"
    template_name = "wagtailadmin/home/concern_line.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The numbers, and where to change them for those who may."""
        request: HttpRequest = parent_context["request"]
        site_settings = SiteSettings.for_request(request)
        can_change = request.user.has_perm("core.change_sitesettings")
        address = reverse(
            "wagtailsettings:edit", args=("core", "sitesettings", site_settings.site_id)
        )
        return {"site_settings": site_settings, "settings_url": address if can_change else ""}
