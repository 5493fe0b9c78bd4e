"""Makes the groups of the roles where they aren't there yet, with what they may do at first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
)

from core.permissions import (
    ADMINISTRATORS,
    APPROVERS,
    EVERYTHING,
    PUBLISHERS,
    WRITERS,
    give_groups_plain_names,
    grant_default_permissions,
    permissions_for,
)

DRAFTS = ("add_page", "change_page")
PUBLISHING = (*DRAFTS, "publish_page", "lock_page", "unlock_page")
FILES = tuple(
    f"{action}_{kind}" for kind in ("document", "image") for action in ("add", "change", "choose")
)


@dataclass(frozen=True)
class Role:
    """A group, and what it may do with pages and files everywhere."""

    name: str
    page_work: tuple[str, ...]
    file_work: tuple[str, ...] = FILES
    keeps_the_house: bool = False


ROLES = (
    Role(PUBLISHERS, PUBLISHING),
    Role(APPROVERS, PUBLISHING),
    Role(WRITERS, DRAFTS),
    Role(ADMINISTRATORS, (*PUBLISHING, "bulk_delete_page"), keeps_the_house=True),
)


@transaction.atomic
def make_roles() -> None:
    """Make each group that isn't there; one that is there is left as it is."""
    root, folder = Page.get_first_root_node(), Collection.get_first_root_node()
    if not root or not folder:
        return
    give_groups_plain_names()
    there = set(Group.objects.values_list("name", flat=True))
    missing = [role for role in ROLES if role.name not in there]
    for role in missing:
        _make(role, root, folder)
    if missing:
        grant_default_permissions(groups=[role.name for role in missing])


def _make(role: Role, root: Page, folder: Collection) -> None:
    group = Group.objects.create(name=role.name)
    group.permissions.add(*_named("wagtailadmin", ["access_admin"]))
    if role.keeps_the_house:
        group.permissions.add(*_house_keeping())
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=permission)
        for permission in _named("wagtailcore", role.page_work)
    )
    files = [*_named("wagtaildocs", role.file_work), *_named("wagtailimages", role.file_work)]
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=folder, permission=permission)
        for permission in files
    )


def _named(app: str, codenames: Iterable[str]) -> Iterable[Permission]:
    names = list(codenames)
    return Permission.objects.filter(content_type__app_label=app, codename__in=names)


def _house_keeping() -> list[Permission]:
    """Accounts, roles, sites, folders and workflows: who works here and in which order."""
    models = (get_user_model(), Group, Site, Collection, Workflow, Task)
    return [right for model in models for right in permissions_for(model, EVERYTHING)]
