"""The screens of a review in progress, as those who use them see them."""

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from desk.models import ReviewCase
from publications.models import WithdrawnPage
from tests.desk.cases.screens import client_of_officer, signed_in
from tests.factories.accounts import EditorFactory
from tests.factories.desk import ReviewCaseFactory, a_new_review
from tests.factories.plans import PlanPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(editor: AbstractUser) -> Client:
    return client_of_officer(editor)


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


def test_who_may_not_edit_it_sees_nothing_of_it(home_page: object) -> None:
    page = a_new_review()
    stranger = EditorFactory()
    stranger.groups.clear()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = signed_in(stranger)
    for name in ("desk_ready", "desk_withdraw", "desk_take_down", "desk_taken_down"):
        assert client.get(reverse(name, args=[page.pk])).status_code in (302, 403)
    assert client.get(reverse("review_cases:index")).status_code in (302, 403)
