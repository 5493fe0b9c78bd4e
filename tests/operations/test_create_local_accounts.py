import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from pytest_django import Settings

from core.permissions import PUBLISHERS
from operations.accounts import read_notes

pytestmark = pytest.mark.django_db

# Wrong tries are counted by where they come from.
FORM = RequestFactory().post("/admin/login/")


@pytest.fixture
def notes(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path / "var"
    return tmp_path / "var" / "accounts.txt"


def test_one_account_of_each_role_can_sign_in_with_what_is_kept(notes: Path) -> None:
    call_command("create_local_accounts")
    kept = read_notes(notes)
    assert set(kept) == {"editor", "manager", "contributor", "admin"}
    for username, password in kept.items():
        assert authenticate(FORM, username=username, password=password) is not None


def test_the_editor_publishes_but_does_not_administrate(notes: Path) -> None:
    call_command("create_local_accounts")
    editor = get_user_model().objects.get(username="editor")
    assert {group.name for group in editor.groups.all()} == {PUBLISHERS}
    assert not editor.is_superuser
    assert editor.has_perm("wagtailadmin.access_admin")
    assert get_user_model().objects.get(username="admin").is_superuser


def test_only_the_owner_reads_the_passwords(notes: Path) -> None:
    call_command("create_local_accounts")
    assert stat.S_IMODE(notes.stat().st_mode) == 0o600


def test_a_second_run_changes_nothing(notes: Path) -> None:
    call_command("create_local_accounts")
    before = notes.read_text()
    call_command("create_local_accounts")
    assert notes.read_text() == before
    assert get_user_model().objects.count() == len(read_notes(notes))


def test_a_changed_password_is_never_reset(notes: Path) -> None:
    call_command("create_local_accounts")
    editor = get_user_model().objects.get(username="editor")
    editor.set_password("my own words for it")
    editor.save()
    call_command("create_local_accounts")
    assert authenticate(FORM, username="editor", password="my own words for it") is not None
    assert "(as you changed it)" in notes.read_text()


def test_refused_where_strangers_could_sign_in(notes: Path, settings: Settings) -> None:
    settings.LOCAL_ACCOUNTS_ALLOWED = False
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("create_local_accounts")
    assert not notes.exists()
    assert not get_user_model().objects.exists()
