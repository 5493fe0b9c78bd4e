"""The screens of a review that is ready to be published, and of its being taken down."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from desk.models import CaseNotice, GateOverride, ReviewCase
from library.gate import reasons_not_to_publish
from library.models import SiteDocument
from library.signals import page_taken_down
from reviews.models import BriefingPage, ReviewPage
from tests.desk.cases.screens import client_of_manager, client_of_officer, words_of
from tests.factories.desk import a_new_review, a_ready_review
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def a_review(module_rows: None) -> None:
    """A draft with everything it needs."""
    a_ready_review()


@pytest.fixture
def page(a_review: None) -> ReviewPage:
    return ReviewPage.objects.get()


@pytest.fixture
def told_today(a_review: None) -> None:
    """Its notices were sent today: the time to answer them isn't over."""
    CaseNotice.objects.update(sent_on=timezone.localdate())


@pytest.fixture
def officer(editor: AbstractUser) -> Client:
    return client_of_officer(editor)


@pytest.fixture
def manager(home_page: object) -> Client:
    return client_of_manager()


def test_ready_to_publish_says_what_is_missing_and_where(officer: Client, page: ReviewPage) -> None:
    new = a_new_review()
    words = words_of(officer, "desk_ready", new.pk)
    assert "Not ready: 5 things to do" in words
    assert reverse("review_cases:add") in words
    assert "Confirm with your legal team" in words
    assert "Everything is ready" in words_of(officer, "desk_ready", page.pk)
    assert reverse("desk_ready", args=[page.pk]) in words_of(
        officer, "wagtailadmin_pages:edit", page.pk
    )


def test_a_review_that_is_not_published_has_a_page_of_improvements(
    officer: Client, page: ReviewPage
) -> None:
    improvements = InformationPageFactory(title="What we changed", live=False)
    ReviewCase.objects.update(
        will_not_be_published=True,
        reason_not_published="The family would be known.",
        improvements_page=improvements,
    )
    words = words_of(officer, "desk_ready", page.pk)
    assert "This review will not be published" in words
    assert "The family would be known." in words
    assert "Readers can’t see the page of improvements yet" in words
    improvements.save_revision().publish()
    assert "Readers learn what was improved here" in words_of(officer, "desk_ready", page.pk)
    assert "It is marked as not published" in reasons_not_to_publish(ReviewPage.objects.get())[0]


def test_evidence_is_not_deleted_with_its_document(
    administrator_client: Client, page: ReviewPage
) -> None:
    evidence = SiteDocument.objects.get(title="Receipt")
    address = reverse("wagtaildocs:delete", args=[evidence.pk])
    words = administrator_client.post(address, follow=True).content.decode()
    # Wagtail's own answer where its index of uses knows the notice, ours where it doesn't.
    assert "It is still in use: notice “Ofsted”" in words or "do not have permission" in words
    assert SiteDocument.objects.filter(pk=evidence.pk).exists()
    assert Client().get(evidence.url).status_code == 404


def test_two_people_let_it_through(
    officer: Client, manager: Client, page: ReviewPage, told_today: None
) -> None:
    ask = reverse("desk_ask_override", args=[page.pk, "notices"])
    assert ask in words_of(officer, "desk_ready", page.pk)
    assert "Write down why" in officer.post(ask, {"reason": " "}).content.decode()
    officer.post(ask, {"reason": "The court has set a day."})
    asked = GateOverride.objects.get()
    answer = reverse("desk_answer_override", args=[asked.pk])
    assert answer not in words_of(officer, "wagtailadmin_home")
    assert answer in words_of(manager, "wagtailadmin_home")
    assert officer.post(answer, {"decision": "yes", "reason": "Mine."}).status_code in (302, 403)
    assert "The court has set a day." in words_of(manager, "desk_answer_override", asked.pk)
    manager.post(answer, {"decision": "yes", "reason": "I have read the order."})
    asked.refresh_from_db()
    assert asked.is_granted
    assert "A second person has let this through" in words_of(officer, "desk_ready", page.pk)
    assert reasons_not_to_publish(ReviewPage.objects.get(pk=page.pk)) == []


def test_the_second_person_learns_by_e_mail_that_they_are_asked(
    officer: Client, manager: Client, page: ReviewPage, told_today: None
) -> None:
    ask = reverse("desk_ask_override", args=[page.pk, "notices"])
    told = officer.post(ask, {"reason": "The court has set a day."}, follow=True)
    assert "E-mailed: manager" in told.content.decode()
    [sent] = mail.outbox
    asked = GateOverride.objects.get()
    answer = reverse("desk_answer_override", args=[asked.pk])
    assert sent.to == [get_user_model().objects.get(username="manager").email]
    assert answer in sent.body
    assert page.title not in sent.subject
    assert "The court has set a day." not in sent.body
    manager.post(answer, {"decision": "no", "reason": "It can wait."})
    assert asked.asked_by
    assert mail.outbox[-1].to == [asked.asked_by.email]
    assert "It can wait." not in mail.outbox[-1].body


def test_a_mail_server_that_is_down_loses_no_request(
    officer: Client, manager: Client, settings: Any, page: ReviewPage, told_today: None
) -> None:
    settings.EMAIL_BACKEND = "no.such.backend"
    ask = reverse("desk_ask_override", args=[page.pk, "notices"])
    told = officer.post(ask, {"reason": "The court has set a day."}, follow=True)
    assert "No e-mail could be sent, so tell them yourself." in told.content.decode()
    asked = GateOverride.objects.get()
    assert reverse("desk_answer_override", args=[asked.pk]) in words_of(
        manager, "wagtailadmin_home"
    )


def test_a_review_within_its_year_is_not_withdrawn_but_taken_down(
    officer: Client, manager: Client, django_capture_on_commit_callbacks: object, page: ReviewPage
) -> None:
    page.save_revision().publish()
    briefing = BriefingPage.objects.get()
    briefing.save_revision().publish()
    withdraw = reverse("desk_withdraw", args=[page.pk])
    assert "It has to stay public until" in officer.get(withdraw).content.decode()
    refused = officer.post(withdraw, {"for_readers": "Gone."})
    assert "It has to stay public until" in refused.content.decode()
    assert ReviewPage.objects.get().live

    heard: list[tuple[int, list[str]]] = []

    def hear(page: ReviewPage, addresses: list[str], **kwargs: object) -> None:
        heard.append((page.pk, addresses))

    page_taken_down.connect(hear)
    words = {"why": "Somebody is named on page 4.", "for_readers": "We are looking at it."}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = officer.post(reverse("desk_take_down", args=[page.pk]), words)
    page_taken_down.disconnect(hear)
    assert answer.headers["Location"] == reverse("desk_taken_down", args=[page.pk])
    assert "Your data protection officer" in words_of(officer, "desk_taken_down", page.pk)
    assert not ReviewPage.objects.get().live
    assert not BriefingPage.objects.get().live
    assert {pk for pk, _ in heard} == {page.pk, briefing.pk}
    assert any(address.endswith(f"/reviews/{page.slug}/") for address in heard[0][1])
    entry = PageLogEntry.objects.get(action="desk.take_down", page=page.pk)
    assert entry.data["reason"] == "Somebody is named on page 4."
    assert Client().get(f"/reviews/{page.slug}/").status_code == 410
    for taken in (ReviewPage.objects.get(), BriefingPage.objects.get()):
        assert "It was taken down on" in reasons_not_to_publish(taken)[0]


def test_taking_down_takes_it_off_the_schedule(officer: Client, page: ReviewPage) -> None:
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()
    words = {"why": "It names somebody.", "for_readers": "Gone."}
    officer.post(reverse("desk_take_down", args=[page.pk]), words)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
