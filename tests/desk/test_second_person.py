"""Nobody approves or publishes a review with their own words in it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, TaskState

from core.permissions import APPROVERS, PUBLISHERS, WRITERS
from desk.models import SecondPersonSettings
from desk.todo.audience import seen_by
from desk.todo.collecting import right_now
from desk.workflow.authors import has_written
from desk.workflow.todo import approval_items
from library.gate import PublishingRefused
from reviews.models import ReviewIndexPage, ReviewPage, ReviewPseudonym
from tests.factories.accounts import AdministratorFactory, EditorFactory
from tests.factories.desk import a_ready_review
from tests.factories.reviews import ReviewPageFactory, the_review_index

pytestmark = pytest.mark.django_db

Act = Callable[[ReviewPage, AbstractUser], object]


def somebody(role: str) -> AbstractUser:
    return EditorFactory(groups=[Group.objects.get(name=role)])


@pytest.fixture
def draft(officer: AbstractUser) -> ReviewPage:
    """Written and submitted by the officer."""
    page: ReviewPage = ReviewPageFactory(
        live=False,
        owner=officer,
        what_happened='<p data-block-key="old">It is said.</p>',
        body=[("paragraph", '<p data-block-key="old">More.</p>')],
    )
    page.save_revision(user=officer)
    page.get_workflow().start(page, officer)
    return page


def write(page: ReviewPage, user: AbstractUser, words: str = "More words.") -> None:
    latest = page.get_latest_revision_as_object()
    latest.summary = words
    latest.save_revision(user=user)


def comment_only(page: ReviewPage, user: AbstractUser) -> None:
    page.get_latest_revision_as_object().save_revision(user=user)


def write_and_take_back(page: ReviewPage, user: AbstractUser) -> None:
    before = page.get_latest_revision_as_object().summary
    write(page, user)
    write(page, user, before)


def write_before_another(page: ReviewPage, user: AbstractUser) -> None:
    write(page, user)
    write(page, page.owner, "Others after them.")


def add_a_row(page: ReviewPage, user: AbstractUser) -> None:
    latest = page.get_latest_revision_as_object()
    latest.pseudonyms.add(ReviewPseudonym(name="Child B"))
    latest.save_revision(user=user)


def send_the_form_again(page: ReviewPage, user: AbstractUser) -> None:
    """Wagtail gives every paragraph and every block a new name when it reads them from a form."""
    latest = page.get_latest_revision_as_object()
    latest.what_happened = '<p data-block-key="new">It is said.</p>'
    latest.body = [("paragraph", '<p data-block-key="new">More.</p>')]
    latest.save_revision(user=user)


def plan_the_hour(page: ReviewPage, user: AbstractUser) -> None:
    latest = page.get_latest_revision_as_object()
    latest.go_live_at = latest.latest_revision_created_at
    latest.save_revision(user=user)


@pytest.mark.parametrize(
    ("act", "is_author"),
    [
        (write, True),
        (write_before_another, True),
        (add_a_row, True),
        (comment_only, False),
        (write_and_take_back, False),
        (plan_the_hour, False),
        (send_the_form_again, False),
    ],
)
def test_who_changed_a_word_has_written(
    draft: ReviewPage, manager: AbstractUser, act: Act, is_author: bool
) -> None:
    assert not has_written(manager, draft)
    act(draft, manager)
    assert has_written(manager, draft) is is_author


def test_what_is_public_was_approved_by_somebody_already(
    draft: ReviewPage, manager: AbstractUser, officer: AbstractUser
) -> None:
    write(draft, manager)
    ReviewPage.objects.get(pk=draft.pk).get_latest_revision().publish()
    published = ReviewPage.objects.get(pk=draft.pk)
    assert not has_written(manager, published)
    assert not has_written(officer, published)
    write(published, officer, "The next version.")
    assert has_written(officer, published)
    assert not has_written(manager, published)


def test_a_page_saved_without_a_version_has_its_words_to_compare_with(
    manager: AbstractUser, officer: AbstractUser
) -> None:
    page = ReviewPageFactory(owner=officer)
    comment_only(page, manager)
    assert not has_written(manager, page)
    write(page, manager)
    assert has_written(manager, page)


@pytest.mark.parametrize("role", [PUBLISHERS, WRITERS])
def test_only_a_safeguarding_manager_publishes(draft: ReviewPage, role: str) -> None:
    other = somebody(role)
    assert not draft.permissions_for_user(other).can_publish()
    assert not Page.objects.get(pk=draft.pk).permissions_for_user(other).can_publish()
    assert not the_review_index().permissions_for_user(other).can_publish_subpage()


def test_nobody_writes_and_publishes_a_review_in_one_go(manager: AbstractUser) -> None:
    index = the_review_index()
    assert not index.permissions_for_user(manager).can_publish_subpage()
    assert not index.permissions_for_user(AdministratorFactory()).can_publish_subpage()


def test_an_administrator_is_no_exception(draft: ReviewPage) -> None:
    administrator = AdministratorFactory()
    assert draft.permissions_for_user(administrator).can_publish()
    write(draft, administrator)
    assert not draft.permissions_for_user(administrator).can_publish()


def test_who_may_not_publish_still_takes_it_down(draft: ReviewPage, officer: AbstractUser) -> None:
    draft.get_latest_revision().publish()
    published = ReviewPage.objects.get(pk=draft.pk)
    rights = published.permissions_for_user(officer)
    assert not rights.can_publish()
    assert rights.can_unpublish()
    assert rights.can_set_view_restrictions()
    assert rights.can_unschedule()


def approve(page: ReviewPage, user: AbstractUser) -> None:
    state = TaskState.objects.get(workflow_state=page.current_workflow_state)
    state.task.specific.on_action(state, user, "approve")


def test_another_person_s_approval_publishes(draft: ReviewPage, manager: AbstractUser) -> None:
    actions = [name for name, *_ in draft.current_workflow_task.get_actions(draft, manager)]
    assert "approve" in actions
    approve(draft, manager)
    assert ReviewPage.objects.get(pk=draft.pk).live


def test_one_s_own_approval_does_not(draft: ReviewPage, manager: AbstractUser) -> None:
    write(draft, manager)
    actions = [name for name, *_ in draft.current_workflow_task.get_actions(draft, manager)]
    assert actions == ["reject"]
    with pytest.raises(PublishingRefused, match="somebody else must approve it"):
        approve(draft, manager)
    assert not ReviewPage.objects.get(pk=draft.pk).live


def test_while_somebody_reads_it_who_wrote_it_waits(
    draft: ReviewPage, officer: AbstractUser, manager: AbstractUser
) -> None:
    lock = draft.get_lock()
    assert lock.for_user(officer)
    assert not lock.for_user(manager)


def test_managers_are_told_that_something_waits_for_them(
    manager: AbstractUser, officer: AbstractUser, django_capture_on_commit_callbacks: Callable
) -> None:
    page = ReviewPageFactory(live=False, title="A review that waits")
    page.save_revision(user=officer)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, officer)
    [message] = [sent for sent in mail.outbox if manager.email in sent.to]
    assert "A review that waits" in message.subject + message.body


def test_every_new_review_library_has_the_workflow(home_page: Page) -> None:
    index = home_page.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews-2"))
    assert index.get_workflow().name == "Safeguarding manager"


def test_switched_off_an_officer_publishes_and_it_is_logged_who_switched_it_off(
    draft: ReviewPage, officer: AbstractUser, manager: AbstractUser
) -> None:
    client = Client()
    client.force_login(manager)
    address = reverse("wagtailsettings:edit", args=["desk", "secondpersonsettings", 0])
    address = address.replace("/0/", f"/{draft.get_site().pk}/")
    refused = client.post(address, {"reason_off": ""})
    assert "Write down why nobody else has to look." in refused.content.decode()
    assert not draft.permissions_for_user(officer).can_publish()
    assert client.post(address, {"reason_off": "I work alone."}).status_code == 302
    assert not SecondPersonSettings.objects.get().is_required
    assert draft.permissions_for_user(officer).can_publish()
    assert the_review_index().permissions_for_user(officer).can_publish_subpage()
    entry = ModelLogEntry.objects.get(action="desk.second_person_off")
    assert (entry.user, entry.data["reason"]) == (manager, "I work alone.")


def test_an_officer_does_not_switch_it_off(officer: AbstractUser, draft: ReviewPage) -> None:
    client = Client()
    client.force_login(officer)
    address = reverse("wagtailsettings:edit", args=["desk", "secondpersonsettings"])
    assert client.get(f"{address}{draft.get_site().pk}/").url == reverse("wagtailadmin_home")


def test_the_desk_says_who_has_to_do_something(
    draft: ReviewPage, officer: AbstractUser, manager: AbstractUser
) -> None:
    [waits] = approval_items(right_now())
    assert waits.url == f"/admin/pages/{draft.pk}/edit/"
    assert seen_by(manager, [waits])
    assert not seen_by(officer, [waits])
    state = TaskState.objects.get()
    state.task.specific.on_action(state, manager, "reject", comment="Please shorten it.")
    [back] = approval_items(right_now())
    assert (back.title, back.detail) == ("Change this review", "Please shorten it.")
    assert seen_by(officer, [back])
    ReviewPage.objects.get(pk=draft.pk).current_workflow_state.cancel()
    assert approval_items(right_now()) == []


def test_what_is_approved_for_later_is_asked_about_as_it_is_now(
    officer: AbstractUser, manager: AbstractUser
) -> None:
    page = a_ready_review()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(user=officer)
    latest = page.get_latest_revision_as_object()
    latest.topics.clear()
    latest.save_revision(user=somebody(APPROVERS))
    page.get_workflow().start(page, officer)
    with pytest.raises(PublishingRefused, match="It has no topic"):
        approve(page, manager)
