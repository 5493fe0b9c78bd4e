"""What the roles may do with our snippets, the site settings, redirects and more, by default.

Each role is a group. Wagtail's own two get plain names; `desk.roles` makes the others. A snippet
or a setting has no draft: saving it publishes it. So who may publish pages may change them, who
may not can look.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.apps import AppConfig, apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Model, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.snippets.models import get_snippet_models

PUBLISHERS = "Communications officers"
APPROVERS = "Safeguarding managers"
WRITERS = "Contributors"
ADMINISTRATORS = "Administrators"
# What Wagtail's migrations call two of them.
FORMER_NAMES = {"Moderators": PUBLISHERS, "Editors": WRITERS}
EVERYTHING = ("add", "change", "delete", "view")

Grant = tuple[str, type[Model], tuple[str, ...]]

_registered: list[Grant] = []
_settings_of: dict[type[Model], str] = {}


def register_default_grant(group: str, model: type[Model], actions: tuple[str, ...]) -> None:
    """Let a group do more by default; for apps whose models have decisions of their own.

    The permission to "open" a SiteDocument is called open_sitedocument.
    """
    if (group, model, actions) not in _registered:
        _registered.append((group, model, actions))


def keep_setting_for(group: str, model: type[Model]) -> None:
    """By default only this group changes a setting, because it watches over the publishers."""
    _settings_of[model] = group


def grants() -> Iterator[Grant]:
    """Every (group, model, actions) there is by default."""
    for model in get_snippet_models():
        yield PUBLISHERS, model, EVERYTHING
        yield WRITERS, model, ("view",)
        yield APPROVERS, model, ("view",)
    for model in settings_registry:
        yield _settings_of.get(model, PUBLISHERS), model, ("change",)
    yield PUBLISHERS, Redirect, EVERYTHING
    yield from _registered


def permissions_for(model: type[Model], actions: tuple[str, ...]) -> QuerySet[Permission]:
    """The permissions to do these things with a model, its own ones (Meta.permissions) by name."""
    return Permission.objects.filter(
        content_type__app_label=model._meta.app_label, codename__in=_codenames(model, actions)
    )


def _codenames(model: type[Model], actions: tuple[str, ...]) -> list[str]:
    own = {codename for codename, _ in model._meta.permissions}
    return [
        action if action in own else get_permission_codename(action, model._meta)
        for action in actions
    ]


def _permissions_of(app_config: AppConfig) -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label=app_config.label)


def give_groups_plain_names() -> None:
    """Wagtail's groups get the names of the roles, once: nobody is a “Moderator” here."""
    for former, name in FORMER_NAMES.items():
        if not Group.objects.filter(name=name).exists():
            Group.objects.filter(name=former).update(name=name)


def grant_default_permissions(
    only: QuerySet[Permission] | None = None, groups: Iterable[str] | None = None
) -> None:
    """Add the defaults to the groups that exist, or to those named.

    With `only`, those of the defaults that are in it.
    """
    asked = Group.objects.all() if groups is None else Group.objects.filter(name__in=groups)
    found = {group.name: group for group in asked}
    permissions = Permission.objects.all() if only is None else only
    keys = {
        (app, codename): key
        for key, app, codename in permissions.values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    granted: defaultdict[str, set[int]] = defaultdict(set)
    for group_name, model, actions in grants():
        names = ((model._meta.app_label, codename) for codename in _codenames(model, actions))
        granted[group_name].update(keys[name] for name in names if name in keys)
    for group_name, wanted in granted.items():
        if group_name in found and wanted:
            found[group_name].permissions.add(*wanted)


def grant_new_permissions(app_config: AppConfig, using: str, **kwargs: object) -> None:
    """After `migrate`: grant what has just come into being.

    Only that, so that what an administrator has taken away since stays away.
    """
    give_groups_plain_names()
    if not any(model._meta.app_label == app_config.label for _, model, _ in grants()):
        return
    known = list(_permissions_of(app_config).values_list("pk", flat=True))
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    grant_default_permissions(only=_permissions_of(app_config).exclude(pk__in=known))
