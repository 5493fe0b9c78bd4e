"""What Wagtail's two groups may do with our snippets, the site settings, redirects and more.

Wagtail's migrations give both groups pages, documents and images. A snippet or a setting has no
draft: saving it publishes it. So who may publish pages may change them, who may not can look.
"""

from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.snippets.models import get_snippet_models

PUBLISHERS = "Moderators"
WRITERS = "Editors"
EVERYTHING = ("add", "change", "delete", "view")

Grant = tuple[str, type[Model], tuple[str, ...]]

_registered: list[Grant] = []


def register_default_grant(group: str, model: type[Model], actions: tuple[str, ...]) -> None:
    """Let a group do more by default; for apps whose models have decisions of their own.

    The permission to "open" a SiteDocument is called open_sitedocument.
    """
    if (group, model, actions) not in _registered:
        _registered.append((group, model, actions))


def grants() -> Iterator[Grant]:
    """Every (group, model, actions) there is by default."""
    for model in get_snippet_models():
        yield PUBLISHERS, model, EVERYTHING
        yield WRITERS, model, ("view",)
    for model in settings_registry:
        yield PUBLISHERS, model, ("change",)
    yield PUBLISHERS, Redirect, EVERYTHING
    yield from _registered


def permissions_for(model: type[Model], actions: tuple[str, ...]) -> QuerySet[Permission]:
    """The permissions to do these things with a model."""
    return Permission.objects.filter(
        content_type__app_label=model._meta.app_label,
        codename__in=[get_permission_codename(action, model._meta) for action in actions],
    )


def _permissions_of(app_config: AppConfig) -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label=app_config.label)


def grant_default_permissions(only: QuerySet[Permission] | None = None) -> None:
    """Add the defaults to the groups that exist, or those of the defaults that are in `only`."""
    groups = {group.name: group for group in Group.objects.all()}
    for group_name, model, actions in grants():
        if group_name not in groups:
            continue
        permissions = permissions_for(model, actions)
        if only is not None:
            permissions = permissions.filter(pk__in=only)
        groups[group_name].permissions.add(*permissions)


def grant_new_permissions(app_config: AppConfig, using: str, **kwargs: object) -> None:
    """After `migrate`: grant what has just come into being.

    Only that, so that what an administrator has taken away since stays away.
    """
    if not any(model._meta.app_label == app_config.label for _, model, _ in grants()):
        return
    known = list(_permissions_of(app_config).values_list("pk", flat=True))
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    grant_default_permissions(only=_permissions_of(app_config).exclude(pk__in=known))
