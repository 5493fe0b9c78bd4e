"""Submitting, approving and publishing a review, as the browsers of two people send it."""

import pytest
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.test import Client
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, rich_text

from core.permissions import APPROVERS, PUBLISHERS
from reviews.models import ReviewPage
from tests.desk.people import client_of, somebody
from tests.editor import pages
from tests.factories.people import PublishingBodyFactory
from tests.factories.reviews import the_review_index

pytestmark = pytest.mark.django_db

SUBMIT = {"action-submit": "1"}
PUBLISH = {"action-publish": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
OTHER_WORDS = {"summary": "Words of the manager."}


@pytest.fixture
def officer(home_page: Page) -> AbstractUser:
    PublishingBodyFactory()
    return somebody(PUBLISHERS)


def form(**more: str) -> dict[str, str]:
    written = pages.review(came_out_before="on", what_happened=rich_text("<p>It is said.</p>"))
    return nested_form_data(written | {"slug": "made-from-nothing"}) | more


@pytest.fixture
def written(officer: AbstractUser) -> ReviewPage:
    """A new review, as the officer's browser sent it, wanting to publish it at once."""
    browser = client_of(officer)
    add = f"/admin/pages/add/reviews/reviewpage/{the_review_index().pk}/"
    browser.post(add, form(**PUBLISH))
    page = ReviewPage.objects.get()
    assert not page.live
    browser.post(edit(page), form(**SUBMIT))
    return ReviewPage.objects.get()


def edit(page: ReviewPage) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def is_live(page: ReviewPage) -> bool:
    return ReviewPage.objects.get(pk=page.pk).live


def words_after(client: Client, answer: object) -> str:
    """What the screen says that the answer leads to."""
    return client.get(answer["Location"]).content.decode()  # type: ignore[index]


def test_two_people_publish_a_review(written: ReviewPage, manager: AbstractUser) -> None:
    assert written.current_workflow_state is not None
    second = client_of(manager)
    screen = second.get(edit(written)).content.decode()
    assert "Approve" in screen
    assert 'name="action-publish"' not in screen
    second.post(edit(written), form(**APPROVE))
    assert is_live(written)
    entry = PageLogEntry.objects.get(page=written.pk, action="wagtail.workflow.approve")
    assert entry.user == manager


def test_a_second_click_on_approve_is_answered_with_a_sentence(
    written: ReviewPage, manager: AbstractUser
) -> None:
    second = client_of(manager)
    second.post(edit(written), form(**APPROVE))
    answer = second.post(edit(written), form(**APPROVE))
    assert "Nothing more was done" in words_after(second, answer)
    assert is_live(written)


def test_each_learns_by_e_mail_what_to_do_next(
    officer: AbstractUser, manager: AbstractUser, django_capture_on_commit_callbacks: object
) -> None:
    browser, second = client_of(officer), client_of(manager)
    add = f"/admin/pages/add/reviews/reviewpage/{the_review_index().pk}/"
    browser.post(add, form(**SUBMIT))
    page = ReviewPage.objects.get()
    [asked] = [sent for sent in mail.outbox if sent.to == [manager.email]]
    assert asked.subject == "A review waits for you"
    assert "Made from nothing" not in asked.subject
    assert f"/admin/pages/{page.pk}/edit/" in asked.body
    reject = {"action-workflow-action": "1", "workflow-action-name": "reject"}
    extra = {"workflow-action-extra-data": '{"comment": "Please shorten it."}'}
    second.post(edit(page), form(**reject, **extra))
    [answered] = [sent for sent in mail.outbox if sent.to == [officer.email]]
    assert answered.subject == "Changes are asked for"
    assert "Please shorten it." in answered.body


def test_words_written_together_with_the_approval_are_kept_and_not_published(
    written: ReviewPage, manager: AbstractUser
) -> None:
    second = client_of(manager)
    answer = second.post(
        edit(written), form(**APPROVE, **OTHER_WORDS), headers={"Referer": edit(written)}
    )
    assert "somebody else must approve it" in words_after(second, answer)
    assert not is_live(written)
    kept = ReviewPage.objects.get(pk=written.pk).get_latest_revision_as_object()
    assert kept.summary == "Words of the manager."


def test_words_written_together_with_publishing_are_kept_and_not_published(
    written: ReviewPage, manager: AbstractUser
) -> None:
    written.current_workflow_state.cancel()
    second = client_of(manager)
    assert 'name="action-publish"' in second.get(edit(written)).content.decode()
    answer = second.post(edit(written), form(**PUBLISH, **OTHER_WORDS))
    assert "Saved as a draft, not published." in words_after(second, answer)
    assert not is_live(written)
    kept = ReviewPage.objects.get(pk=written.pk).get_latest_revision_as_object()
    assert kept.summary == "Words of the manager."


def test_several_pages_at_once_leave_one_s_own_review_out(
    written: ReviewPage, officer: AbstractUser
) -> None:
    written.current_workflow_state.cancel()
    browser = client_of(officer)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={written.pk}"
    assert "permission" in browser.get(address).content.decode()
    browser.post(address)
    assert not is_live(written)


def test_who_submitted_it_reads_why_it_cannot_be_changed_now(
    written: ReviewPage, officer: AbstractUser
) -> None:
    screen = client_of(officer).get(edit(written)).content.decode()
    assert "A safeguarding manager is reading this review." in screen


def change_words(page: ReviewPage, words: str) -> None:
    """What another manager does while the first one reads."""
    latest = page.get_latest_revision_as_object()
    latest.summary = words
    latest.save_revision(user=somebody(APPROVERS))


def from_the_list(page: ReviewPage) -> str:
    state = page.current_workflow_task_state
    return f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/"


IN_A_WINDOW = {"x-requested-with": "XMLHttpRequest"}


def test_away_from_the_editor_only_the_submitted_version_is_approved(
    written: ReviewPage, manager: AbstractUser
) -> None:
    second = client_of(manager)
    change_words(written, "Nobody was shown this.")
    said = {"comment": "A comment of mine."}
    answer = second.post(from_the_list(written), said, headers=IN_A_WINDOW).json()["html"]
    assert "changed after it was submitted" in answer
    assert f'href="{edit(written)}"' in answer
    assert "A comment of mine." in answer
    assert not is_live(written)
    assert written.current_workflow_task_state.comment == ""
    # In the editor, where the new words stand, the comment is there again; nobody else has it.
    assert "A comment of mine." in second.get(edit(written)).content.decode()
    assert "A comment of mine." not in client_of(somebody(APPROVERS)).get(edit(written)).text
    second.post(edit(written), form(**APPROVE, summary="Nobody was shown this."))
    assert is_live(written)
    assert ReviewPage.objects.get(pk=written.pk).summary == "Nobody was shown this."


def test_what_was_submitted_is_approved_from_the_list(
    written: ReviewPage, manager: AbstractUser
) -> None:
    # An hour, or a save without a change, makes no other words.
    written.get_latest_revision_as_object().save_revision(user=somebody(APPROVERS))
    answer = client_of(manager).post(from_the_list(written), headers=IN_A_WINDOW)
    assert answer.json()["step"] == "success"
    assert is_live(written)


def test_the_comment_of_a_refused_approval_stands_in_the_window_again(
    written: ReviewPage, manager: AbstractUser
) -> None:
    second = client_of(manager)
    collect = from_the_list(written).replace("/action/", "/collect_action_data/")
    extra = {"workflow-action-extra-data": '{"comment": "Well written."}'}
    referer = {"Referer": edit(written)}
    second.post(edit(written), form(**APPROVE, **OTHER_WORDS, **extra), headers=referer)
    assert not is_live(written)
    assert "Well written." in second.get(edit(written)).content.decode()
    assert "Well written." in second.get(collect.replace("/approve/", "/reject/")).json()["html"]
    # Asked for changes instead: it is sent, and kept no longer.
    reject = {"action-workflow-action": "1", "workflow-action-name": "reject"}
    second.post(edit(written), form(**reject, **OTHER_WORDS, **extra))
    assert "comments_of_answers" not in second.session or not second.session["comments_of_answers"]
