"""Somebody who edits, and somebody who may do everything."""

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from factory.django import DjangoModelFactory

from core.permissions import PUBLISHERS
from desk.roles.making import make_roles
from tests.factories.roots import root_collection, root_page


def publishers() -> Group:
    """The role of the communications officer; a flushed database gets its roles back."""
    if not Group.objects.filter(name=PUBLISHERS).exists():
        root_page()
        root_collection()
        make_roles()
    return Group.objects.get(name=PUBLISHERS)


class EditorFactory(DjangoModelFactory):
    """A communications officer: writes and publishes, and administrates nothing."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor-{n}")
    email = factory.LazyAttribute(lambda made: f"{made.username}@example.org")

    @factory.post_generation
    def groups(self: AbstractUser, create: bool, groups: list[Group] | None) -> None:
        if create:
            self.groups.set(groups or [publishers()])


class AdministratorFactory(DjangoModelFactory):
    """May do everything."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_staff = True
    is_superuser = True
