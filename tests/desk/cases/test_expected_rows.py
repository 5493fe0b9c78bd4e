"""Notices and sign-offs stand in the form of a review in progress; a blank one is never given."""

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from desk.models import CaseNotice, CaseSignOff, ReviewCase
from tests.factories.desk import ReviewCaseFactory

pytestmark = pytest.mark.django_db

NOTICES = [{"recipient": name, "sent_on": ""} for name in CaseNotice.STATUTORY]
SIGN_OFFS = [{"kind": kind, "given_on": "", "given_by": ""} for kind in CaseSignOff.REQUIRED]


@pytest.fixture
def officer(editor: AbstractUser, client: Client) -> Client:
    rights = Permission.objects.filter(codename__in=["add_reviewcase", "change_reviewcase"])
    editor.user_permissions.add(*rights)
    client.force_login(editor)
    return client


def sent(notices: list[dict], sign_offs: list[dict]) -> dict[str, str]:
    return nested_form_data(
        {
            "reference": "Review 7 of 2026",
            "incident_known_on": "5 January 2026",
            "decision": "undecided",
            "notices": inline_formset(notices),
            "sign_offs": inline_formset(sign_offs),
        }
    )


def rows_in(client: Client, address: str) -> tuple[list[str], list[str]]:
    """Which rows the form shows, notices and sign-offs."""
    formsets = client.get(address).context["form"].formsets
    return (
        [str(row["recipient"].value()) for row in formsets["notices"].forms],
        [str(row["kind"].value()) for row in formsets["sign_offs"].forms],
    )


def test_an_empty_list_says_what_it_is_for(officer: Client) -> None:
    words = officer.get(reverse("review_cases:index")).content.decode()
    assert "No review is in progress." in words
    assert "Start a review in progress" in words


def test_what_has_to_come_stands_there_until_it_came(officer: Client) -> None:
    add = reverse("review_cases:add")
    assert rows_in(officer, add) == (list(CaseNotice.STATUTORY), list(CaseSignOff.REQUIRED))
    officer.post(add, sent(NOTICES, SIGN_OFFS))
    case = ReviewCase.objects.get()
    assert str(case.incident_known_on) == "2026-01-05"
    assert (case.notices.count(), case.sign_offs.count()) == (0, 0)

    edit = reverse("review_cases:edit", args=[case.pk])
    given = [{**SIGN_OFFS[1], "given_on": "02/02/2026", "given_by": "Head of service"}]
    told = [{**NOTICES[2], "sent_on": "02/02/2026"}]
    officer.post(edit, sent([*NOTICES[:2], *told], [SIGN_OFFS[0], *given, *SIGN_OFFS[2:]]))
    assert [row.recipient for row in case.notices.all()] == ["ofsted"]
    assert [row.kind for row in case.sign_offs.all()] == ["family"]
    assert rows_in(officer, edit) == (
        ["ofsted", "panel", "secretary-of-state"],
        ["family", "legal", "anonymity", "data-protection"],
    )


@pytest.mark.parametrize(
    ("notice", "sign_off", "words"),
    [
        ({"recipient": "panel", "other_name": "Its secretary"}, {}, "Fill in “Sent on”, or"),
        ({"recipient": "other", "other_name": "The coroner"}, {}, "Fill in “Sent on”, or"),
        ({}, {"kind": "legal", "given_by": "Council solicitor"}, "Fill in “Given on”, or"),
        ({}, {"kind": "partners"}, "Fill in “Given on”, or"),
    ],
)
def test_a_row_that_was_begun_is_not_left_out(
    officer: Client, notice: dict, sign_off: dict, words: str
) -> None:
    case = ReviewCaseFactory()
    edit = reverse("review_cases:edit", args=[case.pk])
    answer = officer.post(edit, sent([notice] if notice else [], [sign_off] if sign_off else []))
    assert words in answer.content.decode()
    assert not CaseNotice.objects.exists()
    assert not CaseSignOff.objects.exists()
