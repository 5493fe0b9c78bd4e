"""A document of a review that readers have is replaced by two people."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser

from core.permissions import APPROVERS, PUBLISHERS, WRITERS
from desk.history.events import everything
from desk.todo.audience import seen_by
from desk.todo.collecting import right_now
from desk.workflow.todo import proposal_items
from library.access import is_public
from library.models import FileCheck, ProposedVersion, SiteDocument
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.desk.replacing.acts import (
    WHY,
    bytes_for_readers,
    checked,
    decide,
    replace,
)
from tests.library.editing.made import new_file, save, words_of

pytestmark = pytest.mark.django_db


def test_readers_keep_the_old_file_until_a_second_person_has_approved(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser, manager: AbstractUser
) -> None:
    before = bytes_for_readers(report)
    answer = replace(client_of(officer), report, title="Report, corrected")
    assert answer.url == f"/admin/documents/edit/{report.pk}/"
    waiting = report.proposals.get()
    stored = SiteDocument.objects.get(pk=report.pk)
    assert (stored.title, stored.file.name) == ("Report", report.file.name)
    assert bytes_for_readers(report) == before
    assert not report.versions.exists()
    shown = words_of(client_of(officer).get(answer.url))
    assert "Waits for a second person" in shown
    assert WHY in shown

    checked(waiting)
    screen = words_of(client_of(manager).get(f"/admin/documents/waiting/{waiting.pk}/"))
    assert "The child was eight." in screen
    assert "<strong>Report, corrected</strong>" in screen
    opened = client_of(manager).get(f"/admin/documents/waiting/{waiting.pk}/file/")
    assert b"".join(opened.streaming_content) == new_file().read()
    assert opened["Cache-Control"].startswith("private, no-store")
    assert "Readers have it now" in decide(client_of(manager), waiting, "approve", "Read it.")

    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.title, now.file.name) == ("Report, corrected", waiting.file.name)
    assert is_public(now)
    assert now.url.startswith(f"/documents/{report.pk}/")
    assert bytes_for_readers(report) != before
    version = report.versions.get()
    assert (version.reason, version.replaced_by) == (WHY, officer)
    told = [(event.who, event.what, event.why) for event in everything(review, with_case=False)]
    assert (str(officer), "Change asked for; it waits for a second person", WHY) in told
    assert (str(manager), "Change approved by a second person", "Read it.") in told


def test_it_is_on_the_desk_of_who_may_answer(
    waiting: ProposedVersion, manager: AbstractUser, officer: AbstractUser
) -> None:
    items = proposal_items(right_now())
    assert [item.about for item in seen_by(manager, items)] == ["Report"]
    assert seen_by(officer, items) == []
    assert client_of(manager).get(items[0].url).status_code == 200


def test_a_refusal_needs_a_comment_and_loses_none(
    waiting: ProposedVersion, report: SiteDocument, manager: AbstractUser, officer: AbstractUser
) -> None:
    name, second = waiting.file.name, client_of(manager)
    assert "Write what has to be changed" in decide(second, waiting, "refuse")
    assert "Page 3 names the school." in decide(second, waiting, "", "Page 3 names the school.")
    assert ProposedVersion.objects.waiting().exists()
    decide(second, waiting, "refuse", "Page 3 names the school.")
    assert SiteDocument.objects.get(pk=report.pk).file.name == report.file.name
    shown = words_of(client_of(officer).get(f"/admin/documents/edit/{report.pk}/"))
    assert "The last change was not approved" in shown
    assert "Page 3 names the school." in shown
    # What nobody agreed to isn't kept.
    assert not FileCheck.objects.filter(file_name=name).exists()
    assert "Somebody has answered this already" in decide(second, waiting, "approve")


def test_it_is_taken_back_and_proposed_anew(
    waiting: ProposedVersion, report: SiteDocument, officer: AbstractUser
) -> None:
    mine = client_of(officer)
    again = words_of(replace(mine, report, replaced_because="Another reason."))
    assert "waits for a second person already" in again
    assert "Another reason." in again
    mine.post(f"/admin/documents/waiting/{waiting.pk}/take-back/")
    replace(mine, report)
    assert report.proposals.waiting().count() == 1


def by_the_one_who_asked(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return officer


def by_another_officer(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return somebody(PUBLISHERS)


def by_a_contributor(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    return somebody(WRITERS)


def by_a_manager_who_asked(waiting: ProposedVersion, officer: AbstractUser) -> AbstractUser:
    waiting.proposed_by = somebody(APPROVERS)
    waiting.save()
    return waiting.proposed_by


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (by_the_one_who_asked, "You asked for this, so somebody else must look at it"),
        (by_a_manager_who_asked, "You asked for this, so somebody else must look at it"),
        (by_another_officer, "Only a safeguarding manager can answer this."),
        (by_a_contributor, "Only a safeguarding manager can answer this."),
    ],
)
def test_nobody_else_answers(
    waiting: ProposedVersion,
    officer: AbstractUser,
    who: Callable[[ProposedVersion, AbstractUser], AbstractUser],
    words: str,
) -> None:
    checked(waiting)
    assert words in decide(client_of(who(waiting, officer)), waiting, "approve")
    assert ProposedVersion.objects.waiting().exists()


@pytest.mark.parametrize(
    ("codes", "words"),
    [(None, "still being checked"), (["javascript"], "failed its check")],
)
def test_what_did_not_pass_its_check_is_not_approved(
    waiting: ProposedVersion, manager: AbstractUser, codes: list[str] | None, words: str
) -> None:
    if codes:
        checked(waiting, *codes)
    shown = decide(client_of(manager), waiting, "approve", "Looks right.")
    assert words in shown
    assert "Looks right." in shown
    assert ProposedVersion.objects.waiting().exists()


def test_what_can_be_accepted_is_accepted_before_it_is_in_place(
    waiting: ProposedVersion, manager: AbstractUser
) -> None:
    check = checked(waiting, "hidden-text")
    second = client_of(manager)
    data = {"places": [check.findings.get().pk], "reason": "A crop mark."}
    second.post(f"/admin/file-checks/{check.pk}/accept/hidden-text/", data)
    assert "Readers have it now" in decide(second, waiting, "approve")


def test_titles_wait_as_files_do(
    review: ReviewPage, report: SiteDocument, officer: AbstractUser, manager: AbstractUser
) -> None:
    mine = client_of(officer)
    refused = words_of(save(mine, report, title="Another title", replaced_because=""))
    assert "Write why. A second person reads it" in refused
    assert 'value="Another title"' in refused
    rows = {"document": report.pk, f"document-{report.pk}-title": "Another title"}
    rows |= {
        f"document-{report.pk}-language": "en",
        f"document-{report.pk}-collection": report.collection_id,
    }
    assert "Open the document by itself" in words_of(
        mine.post("/admin/documents/multiple/table/", rows)
    )
    save(mine, report, title="Another title", replaced_because="It was misspelt.")
    assert SiteDocument.objects.get(pk=report.pk).title == "Report"
    decide(client_of(manager), report.proposals.get(), "approve")
    now = SiteDocument.objects.get(pk=report.pk)
    assert (now.title, now.file.name) == ("Another title", report.file.name)
    assert not report.versions.exists()
