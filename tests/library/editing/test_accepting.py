"""A second person answers for what the check found; nobody else can."""

import pytest
from django.contrib.auth.models import AbstractUser
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry

from library.models import FileCheck, Finding
from tests.library.editing.made import find, words_of

pytestmark = pytest.mark.django_db
REASON = "The words are the name of the form, and stand on page 1 as well."


def url_of(check: FileCheck, code: str = "hidden-text") -> str:
    return f"/admin/file-checks/{check.pk}/accept/{code}/"


def accept(client: Client, check: FileCheck, **changed: object) -> HttpResponse:
    form = {"places": [one.pk for one in check.findings.all()], "reason": REASON}
    return client.post(url_of(check), {**form, **changed})


def test_a_second_person_accepts_with_a_reason(
    second: Client, second_person: AbstractUser, check: FileCheck
) -> None:
    answer = accept(second, check)
    assert answer["Location"] == f"/admin/documents/edit/{check.document_id}/"
    check.refresh_from_db()
    assert check.cleared_at
    assert {one.accepted_by for one in check.findings.all()} == {second_person}
    shown = words_of(second.get(answer["Location"]))
    assert "Page 2: accepted by Joe Whitfield on" in shown
    assert f"“{REASON}”" in shown
    assert ModelLogEntry.objects.filter(action="library.accept_finding").count() == 2


def test_places_are_accepted_one_by_one(second: Client, check: FileCheck) -> None:
    first, other = check.findings.order_by("page")
    accept(second, check, places=[first.pk])
    other.refresh_from_db()
    check.refresh_from_db()
    assert other.accepted_at is None
    assert check.cleared_at is None


def test_who_uploaded_the_file_is_told_whom_to_ask(
    uploads: Client, second_person: AbstractUser, check: FileCheck
) -> None:
    screen = words_of(uploads.get(f"/admin/documents/edit/{check.document_id}/"))
    assert "somebody else must look at it and accept it. Ask Joe Whitfield." in screen
    assert url_of(check) not in screen
    assert "Ask Joe Whitfield." in words_of(uploads.get(url_of(check)))


def test_who_uploaded_the_file_cannot_accept(uploads: Client, check: FileCheck) -> None:
    assert "You uploaded this file" in words_of(accept(uploads, check))
    assert not Finding.objects.accepted().exists()


def test_who_lacks_the_permission_cannot_accept(writes: Client, check: FileCheck) -> None:
    assert "You need the permission" in words_of(accept(writes, check))
    assert not Finding.objects.accepted().exists()


def test_who_may_not_change_the_file_cannot_accept(outside: Client, check: FileCheck) -> None:
    assert accept(outside, check).status_code == 302
    assert not Finding.objects.accepted().exists()


def test_without_a_reason_nothing_is_accepted_and_the_ticks_stay(
    second: Client, check: FileCheck
) -> None:
    place = check.findings.first()
    shown = words_of(accept(second, check, places=[place.pk], reason=" "))
    assert "Write down the reason." in shown
    assert f'value="{place.pk}" checked>' in shown
    assert shown.count(" checked>") == 1
    assert not Finding.objects.accepted().exists()


def test_without_a_tick_nothing_is_accepted_and_the_reason_stays(
    second: Client, check: FileCheck
) -> None:
    shown = words_of(accept(second, check, places=[]))
    assert "Look at each place and tick those that you accept." in shown
    assert REASON in shown
    assert not Finding.objects.accepted().exists()


def test_a_place_of_another_file_is_not_accepted_here(second: Client, check: FileCheck) -> None:
    stranger = find(check.document, "comment")
    shown = words_of(accept(second, check, places=[stranger.pk]))
    assert "The file was checked again in the meantime." in shown
    assert not Finding.objects.accepted().exists()


def test_what_cannot_be_accepted_is_not_offered(second: Client, check: FileCheck) -> None:
    locked = find(check.document, "encrypted")
    url = url_of(check, "encrypted")
    assert url not in words_of(second.get(f"/admin/documents/edit/{check.document_id}/"))
    shown = words_of(second.post(url, {"places": [locked.pk], "reason": REASON}))
    assert "This can’t be accepted. Replace the file." in shown
    assert not Finding.objects.accepted().exists()


def test_what_was_not_found_cannot_be_accepted(second: Client, check: FileCheck) -> None:
    assert second.get(url_of(check, "javascript")).status_code == 404


def test_the_check_of_a_file_that_was_replaced_is_over(second: Client, check: FileCheck) -> None:
    FileCheck.objects.filter(pk=check.pk).update(file_name="documents/older.pdf")
    assert second.get(url_of(check)).status_code == 404
