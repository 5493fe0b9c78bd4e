"""The four roles are there from the first start, and stay as administrators change them."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission

from core.permissions import ADMINISTRATORS, APPROVERS, PUBLISHERS, WRITERS
from desk.models import ReviewApprovalTask
from desk.roles.making import make_roles
from desk.workflow.making import make_workflows
from tests.factories.accounts import EditorFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db

MAY = {
    PUBLISHERS: {"core.change_sitesettings", "desk.add_previewlink", "people.change_teammember"},
    APPROVERS: {"desk.override_gate", "library.accept_finding", "desk.change_secondpersonsettings"},
    WRITERS: {"people.view_teammember"},
    ADMINISTRATORS: {"auth.change_user", "auth.change_group", "wagtailcore.change_workflow"},
}
MAY_NOT = {
    PUBLISHERS: {"desk.override_gate", "desk.change_secondpersonsettings", "auth.change_user"},
    APPROVERS: {"auth.change_user", "core.change_sitesettings", "people.change_teammember"},
    WRITERS: {"people.change_teammember", "core.change_sitesettings", "desk.add_previewlink"},
    ADMINISTRATORS: {"desk.override_gate"},
}


@pytest.mark.parametrize("role", [PUBLISHERS, APPROVERS, WRITERS, ADMINISTRATORS])
def test_each_role_may_what_it_is_for_and_no_more(role: str) -> None:
    user = EditorFactory(groups=[Group.objects.get(name=role)])
    assert user.has_perm("wagtailadmin.access_admin")
    assert {right for right in MAY[role] if not user.has_perm(right)} == set()
    assert {right for right in MAY_NOT[role] if user.has_perm(right)} == set()


@pytest.mark.parametrize(
    ("role", "publishes"),
    [(PUBLISHERS, True), (APPROVERS, True), (WRITERS, False), (ADMINISTRATORS, True)],
)
def test_a_contributor_writes_drafts_only(role: str, publishes: bool) -> None:
    user = EditorFactory(groups=[Group.objects.get(name=role)])
    rights = PlanPageFactory().permissions_for_user(user)
    assert rights.can_edit()
    assert rights.can_publish() is publishes
    assert rights.can_unpublish() is publishes


def test_wagtail_s_own_names_are_gone() -> None:
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not GroupApprovalTask.objects.filter(name__icontains="moderator").exists()


def test_a_second_start_changes_nothing() -> None:
    officers = Group.objects.get(name=PUBLISHERS)
    officers.permissions.clear()
    tables = (Group, GroupPagePermission, GroupCollectionPermission, ReviewApprovalTask)
    before = [table.objects.count() for table in tables]
    make_roles()
    make_workflows()
    assert [table.objects.count() for table in tables] == before
    assert not officers.permissions.exists()


def test_an_older_copy_s_groups_keep_their_members() -> None:
    Group.objects.filter(name=PUBLISHERS).update(name="Moderators")
    user = EditorFactory(groups=[Group.objects.get(name="Moderators")])
    make_roles()
    assert user.groups.get().name == PUBLISHERS
