"""What the officer may do, what only an administrator may, and who grants it."""

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.test import Client

from core.models import SiteSettings
from core.permissions import PUBLISHERS, WRITERS, grant_new_permissions, permissions_for
from people.models import TeamMember
from publications.models import Topic

pytestmark = pytest.mark.django_db

HERS = [
    "/admin/pages/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/snippets/people/teammember/add/",
    "/admin/snippets/people/contact/add/",
    "/admin/snippets/people/publishingbody/add/",
    "/admin/snippets/publications/topic/add/",
    "/admin/snippets/publications/ageband/add/",
    "/admin/snippets/core/glossaryterm/add/",
    "/admin/snippets/core/alert/add/",
    "/admin/redirects/add/",
    "/admin/reports/site-history/",
]
NOT_HERS = ["/admin/users/", "/admin/groups/", "/admin/sites/", "/admin/collections/"]


@pytest.mark.parametrize("address", HERS)
def test_the_officer_may(editor_client: Client, address: str) -> None:
    assert editor_client.get(address).status_code == 200


@pytest.mark.parametrize("address", NOT_HERS)
def test_the_officer_may_not(editor_client: Client, address: str) -> None:
    answer = editor_client.get(address)
    assert answer.status_code == 302
    assert answer.url == "/admin/"


def test_the_officer_changes_the_site_settings(
    editor_client: Client, site_settings: SiteSettings
) -> None:
    address = f"/admin/settings/core/sitesettings/{site_settings.site_id}/"
    form = editor_client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "footer_links"}
    data |= {"concern_phone": "01632 960 001", "footer_links-count": "0"}
    assert editor_client.post(address, data).status_code == 302
    assert SiteSettings.objects.get(pk=site_settings.pk).concern_phone == "01632 960 001"


def test_a_phone_number_with_letters_is_refused(
    editor_client: Client, site_settings: SiteSettings
) -> None:
    address = f"/admin/settings/core/sitesettings/{site_settings.site_id}/"
    answer = editor_client.post(address, {"concern_phone": "call us", "footer_links-count": "0"})
    assert "Write digits and spaces only" in str(answer.context["form"].errors)


def test_there_is_no_other_administration(administrator_client: Client) -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert administrator_client.get("/django-admin/").status_code == 404


def test_a_writer_looks_and_does_not_touch(db: None) -> None:
    writers = Group.objects.get(name=WRITERS)
    held = set(writers.permissions.values_list("codename", flat=True))
    assert "view_teammember" in held
    assert not held & {"change_teammember", "change_sitesettings", "delete_topic"}


def test_migrating_again_gives_back_nothing_that_was_taken_away(db: None) -> None:
    publishers = Group.objects.get(name=PUBLISHERS)
    publishers.permissions.remove(*permissions_for(Topic, ("delete",)))
    grant_new_permissions(apps.get_app_config("publications"), using="default")
    assert not publishers.permissions.filter(codename="delete_topic").exists()


def test_migrating_again_takes_away_nothing_that_was_added(db: None) -> None:
    writers = Group.objects.get(name=WRITERS)
    writers.permissions.add(*permissions_for(TeamMember, ("change",)))
    grant_new_permissions(apps.get_app_config("people"), using="default")
    assert writers.permissions.filter(codename="change_teammember").exists()


def test_what_is_new_is_granted_when_it_comes_into_being(db: None) -> None:
    permissions_for(TeamMember, ("add", "change", "delete", "view")).delete()
    grant_new_permissions(apps.get_app_config("people"), using="default")
    create_permissions(apps.get_app_config("people"), verbosity=0)
    publishers = Group.objects.get(name=PUBLISHERS)
    assert publishers.permissions.filter(codename="change_teammember").exists()
    assert Permission.objects.filter(codename="change_teammember").count() == 1


def test_a_group_that_an_administrator_deleted_is_not_missed(db: None) -> None:
    Group.objects.filter(name=PUBLISHERS).delete()
    permissions_for(TeamMember, ("view",)).delete()
    grant_new_permissions(apps.get_app_config("people"), using="default")
    writers = Group.objects.get(name=WRITERS)
    assert writers.permissions.filter(codename="view_teammember").exists()
