"""Somebody who edits, and somebody who may do everything."""

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from factory.django import DjangoModelFactory
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from core.permissions import PUBLISHERS
from tests.factories.roots import root_collection, root_page

PAGE_WORK = ("add_page", "change_page", "publish_page")
# Wagtail asks for rights on its own models, whatever models stand in their place.
FILE_WORK = (
    "add_document",
    "change_document",
    "choose_document",
    "add_image",
    "change_image",
    "choose_image",
)


def editing_group() -> Group:
    """The group that writes and publishes, as Wagtail's migrations make it or made again here."""
    group, _ = Group.objects.get_or_create(name=PUBLISHERS)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(codename__in=PAGE_WORK):
        GroupPagePermission.objects.get_or_create(
            group=group, page=root_page(), permission=permission
        )
    for permission in Permission.objects.filter(codename__in=FILE_WORK):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root_collection(), permission=permission
        )
    return group


class EditorFactory(DjangoModelFactory):
    """Writes and publishes, and administrates nothing."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor-{n}")
    email = factory.LazyAttribute(lambda made: f"{made.username}@example.org")

    @factory.post_generation
    def groups(self: AbstractUser, create: bool, groups: list[Group] | None) -> None:
        if create:
            self.groups.set(groups or [editing_group()])


class AdministratorFactory(DjangoModelFactory):
    """May do everything."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_staff = True
    is_superuser = True
