"""The screens of a review in progress, as those who use them see them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from desk.models import GateOverride, ReviewCase
from library.gate import reasons_not_to_publish
from library.models import SiteDocument
from library.signals import page_taken_down
from publications.models import WithdrawnPage
from reviews.models import BriefingPage, ReviewPage
from tests.factories.accounts import EditorFactory
from tests.factories.desk import ReviewCaseFactory, a_new_review, a_ready_review
from tests.factories.home import InformationPageFactory
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


def signed_in(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer(editor: AbstractUser) -> Client:
    editor.user_permissions.add(
        *Permission.objects.filter(codename__in=["add_reviewcase", "change_reviewcase"])
    )
    return signed_in(editor)


@pytest.fixture
def manager(home_page: object) -> Client:
    user = EditorFactory(username="manager")
    user.user_permissions.add(Permission.objects.get(codename="override_gate"))
    return signed_in(user)


def words_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def case_form(**fields: object) -> dict[str, str]:
    known = {
        "reference": "Review 7 of 2026",
        "incident_known_on": "2026-01-05",
        "decision": "undecided",
        "notices": inline_formset([]),
        "sign_offs": inline_formset([]),
    }
    return nested_form_data(known | fields)


def test_a_forged_choice_is_a_mistake_in_the_form(officer: Client) -> None:
    notice = {"recipient": "panel", "sent_on": "2026-02-02", "evidence": "a receipt"}
    chosen = {"page": "a review", "improvements_page": "another"}
    data = case_form(notices=inline_formset([notice]), **chosen)
    answer = officer.post(reverse("review_cases:add"), data)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert set(form.errors) == set(chosen)
    assert list(form.formsets["notices"].errors[0]) == ["evidence"]
    assert 'value="Review 7 of 2026"' in answer.content.decode()
    assert not ReviewCase.objects.exists()


def test_a_case_is_made_for_a_page_and_leads_to_what_is_missing(officer: Client) -> None:
    page = a_new_review()
    form = officer.get(reverse("review_cases:add"), {"page": page.pk})
    assert form.context["form"].instance.page == page
    answer = officer.post(reverse("review_cases:add"), case_form(page=page.pk))
    assert answer.headers["Location"] == reverse("desk_ready", args=[page.pk])
    assert ReviewCase.objects.get().page == page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reference": "Jordan"}, "Use a number"),
        ({"reference": "Born 01/02/2019"}, "Use a number"),
        ({"notified_on": "2099-01-01"}, "still to come"),
        ({"notified_on": "2026-01-04"}, "before the day the incident was known"),
        ({"due_on": "2026-12-01"}, "Write down why"),
        ({"decision": "review"}, "Give the day it was decided"),
        ({"will_not_be_published": "on"}, "Write down why"),
        (
            {"sign_offs": inline_formset([{"kind": "legal", "given_on": "2099-01-01"}])},
            "still to come",
        ),
        (
            {"notices": inline_formset([{"recipient": "other", "sent_on": "2026-02-02"}])},
            "Say who it was sent to",
        ),
    ],
)
def test_what_a_case_refuses(officer: Client, fields: dict, words: str) -> None:
    answer = officer.post(reverse("review_cases:add"), case_form(**fields))
    assert words in answer.content.decode()
    assert not ReviewCase.objects.exists()


def test_each_change_is_kept_with_what_it_was(officer: Client) -> None:
    case = ReviewCaseFactory(reference="Review 1 of 2026")
    edit = reverse("review_cases:edit", args=[case.pk])
    sign_offs = inline_formset(
        [{"kind": "legal", "given_on": "2026-02-02", "given_by": "Council solicitor"}]
    )
    officer.post(edit, case_form(reference="Review 2 of 2026", sign_offs=sign_offs))
    entry = ModelLogEntry.objects.get(action="desk.case_change")
    changes = {change["field"]: change for change in entry.data["changes"]}
    assert changes["Reference"]["old"] == "Review 1 of 2026"
    assert changes["Reference"]["new"] == "Review 2 of 2026"
    assert "Council solicitor" in changes["Sign offs"]["new"]
    assert registry.get_action_label("desk.case_change")


def test_ready_to_publish_says_what_is_missing_and_where(officer: Client) -> None:
    page = a_new_review()
    words = words_of(officer, "desk_ready", page.pk)
    assert "Not ready: 5 things to do" in words
    assert reverse("review_cases:add") in words
    assert "Confirm with your legal team" in words
    ready = a_ready_review()
    assert "Everything is ready" in words_of(officer, "desk_ready", ready.pk)
    assert reverse("desk_ready", args=[ready.pk]) in words_of(
        officer, "wagtailadmin_pages:edit", ready.pk
    )


def test_a_review_that_is_not_published_has_a_page_of_improvements(officer: Client) -> None:
    page = a_ready_review()
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


def test_evidence_is_not_deleted_with_its_document(administrator_client: Client) -> None:
    a_ready_review()
    evidence = SiteDocument.objects.get(title="Receipt")
    address = reverse("wagtaildocs:delete", args=[evidence.pk])
    words = administrator_client.post(address, follow=True).content.decode()
    # Wagtail's own answer where its index of uses knows the notice, ours where it doesn't.
    assert "It is still in use: notice “Ofsted”" in words or "do not have permission" in words
    assert SiteDocument.objects.filter(pk=evidence.pk).exists()
    assert Client().get(evidence.url).status_code == 404


def test_two_people_let_it_through(officer: Client, manager: Client) -> None:
    page = a_ready_review(sent_on=timezone.localdate())
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
    officer: Client, manager: Client
) -> None:
    page = a_ready_review(sent_on=timezone.localdate())
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
    officer: Client, manager: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "no.such.backend"
    page = a_ready_review(sent_on=timezone.localdate())
    ask = reverse("desk_ask_override", args=[page.pk, "notices"])
    told = officer.post(ask, {"reason": "The court has set a day."}, follow=True)
    assert "No e-mail could be sent, so tell them yourself." in told.content.decode()
    asked = GateOverride.objects.get()
    assert reverse("desk_answer_override", args=[asked.pk]) in words_of(
        manager, "wagtailadmin_home"
    )


def test_withdrawing_asks_what_readers_are_told(officer: Client) -> None:
    plan = PlanPageFactory()
    withdraw = reverse("desk_withdraw", args=[plan.pk])
    unpublish = officer.get(reverse("wagtailadmin_pages:unpublish", args=[plan.pk]))
    assert unpublish.headers["Location"] == withdraw
    urgent = officer.get(reverse("wagtailadmin_pages:unpublish", args=[plan.pk]), {"urgent": 1})
    assert urgent.headers["Location"] == reverse("desk_take_down", args=[plan.pk])
    assert "Write what readers find" in officer.post(withdraw, {}).content.decode()
    officer.post(withdraw, {"for_readers": "It was replaced."})
    plan.refresh_from_db()
    assert not plan.live
    assert WithdrawnPage.objects.get().reason == "It was replaced."


def test_a_review_within_its_year_is_not_withdrawn_but_taken_down(
    officer: Client, manager: Client, django_capture_on_commit_callbacks: object
) -> None:
    page = a_ready_review()
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


def test_taking_down_takes_it_off_the_schedule(officer: Client) -> None:
    page = a_ready_review()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()
    words = {"why": "It names somebody.", "for_readers": "Gone."}
    officer.post(reverse("desk_take_down", args=[page.pk]), words)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_who_may_not_edit_it_sees_nothing_of_it(home_page: object) -> None:
    page = a_new_review()
    stranger = EditorFactory()
    stranger.groups.clear()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = signed_in(stranger)
    for name in ("desk_ready", "desk_withdraw", "desk_take_down", "desk_taken_down"):
        assert client.get(reverse(name, args=[page.pk])).status_code in (302, 403)
    assert client.get(reverse("review_cases:index")).status_code in (302, 403)
