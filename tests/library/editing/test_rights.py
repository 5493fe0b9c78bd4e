"""Who may decide about files by default, and where an administrator sees and changes it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from core.permissions import PUBLISHERS, WRITERS, grant_default_permissions
from tests.library.editing.conftest import DECISIONS
from tests.library.editing.made import words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("group", "decisions"), [(PUBLISHERS, set(DECISIONS)), (WRITERS, set())])
def test_publishers_decide_by_default_and_writers_do_not(group: str, decisions: set[str]) -> None:
    made, _ = Group.objects.get_or_create(name=group)
    made.permissions.clear()
    grant_default_permissions()
    granted = made.permissions.filter(codename__in=DECISIONS)
    assert set(granted.values_list("codename", flat=True)) == decisions


def test_an_administrator_sees_both_decisions_in_the_form_of_a_group(
    administrator_client: Client,
) -> None:
    shown = words_of(administrator_client.get("/admin/groups/new/"))
    for permission in Permission.objects.filter(codename__in=DECISIONS):
        assert f'value="{permission.pk}"' in shown
        assert permission.name in shown
