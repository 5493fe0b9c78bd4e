"""Which duties of a review in progress stand on the desk, and by when. No database."""

from datetime import date
from typing import Any

import pytest

from desk.models import CaseNotice, CaseSignOff, DutySettings, ReviewCase
from desk.todo import cases
from desk.todo.cases import CaseDuties
from desk.todo.item import Item, Now

KNOWN = {"reference": "Review 1 of 2026", "incident_known_on": date(2026, 3, 2)}
TOLD = {**KNOWN, "notified_on": date(2026, 3, 4), "rapid_review_on": date(2026, 3, 20)}
DECIDED = {**TOLD, "decision": "review", "decision_on": date(2026, 3, 23)}
EVERYBODY = ("panel", "secretary-of-state", "ofsted")


@pytest.fixture(autouse=True)
def no_admin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "case_url", lambda case: "/case/")


def duties(
    today: str = "2026-03-10", notices: dict[str, str] | None = None, **fields: Any
) -> list[Item]:
    case = ReviewCase(**fields)
    case.notices = [
        CaseNotice(recipient=who, sent_on=date.fromisoformat(day))
        for who, day in (notices or {}).items()
    ]
    return CaseDuties(case, Now(date.fromisoformat(today), DutySettings())).items()


def names_and_days(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.key.rpartition("-")[2], str(item.due or "")) for item in items]


def test_an_incident_starts_the_clock() -> None:
    assert names_and_days(duties(**KNOWN)) == [
        ("notify", "2026-03-09"),
        ("rapid", "2026-03-23"),
        ("decide", "2026-03-23"),
    ]
    assert all(item.is_statutory and item.source for item in duties(**KNOWN))


def test_what_was_done_leaves_the_desk() -> None:
    assert names_and_days(duties(**TOLD)) == [("decide", "2026-03-23")]
    closing = duties(**{**TOLD, "decision": "no-review", "decision_on": date(2026, 3, 23)})
    assert names_and_days(closing) == [("close", "")]
    assert not closing[0].is_statutory


def test_a_decision_brings_the_notices_and_the_six_months() -> None:
    # Six months end on Wednesday 23 September 2026, seven working days after the 14th.
    notices, publish = duties(**DECIDED)
    assert names_and_days([notices, publish]) == [
        ("notices", "2026-09-14"),
        ("publish", "2026-09-23"),
    ]
    assert notices.title == (
        "Send the review to the national Panel, the Secretary of State and Ofsted"
    )
    assert "7 working days after the last notice" in publish.detail
    assert "Still missing: legal advice, family told" in publish.detail


def test_the_last_notice_decides_the_earliest_day() -> None:
    sent = {"panel": "2026-09-01", "secretary-of-state": "2026-09-03", "ofsted": "2026-09-02"}
    (publish,) = duties("2026-09-04", sent, **DECIDED)
    assert "Earliest day: 14 September 2026." in publish.detail
    (late,) = duties("2026-09-21", dict.fromkeys(EVERYBODY, "2026-09-21"), **DECIDED)
    assert "Earliest day: 30 September 2026. That is after the day it is due" in late.detail


def test_one_notice_too_few_is_asked_for_by_name() -> None:
    sent = {"panel": "2026-09-01", "ofsted": "2026-09-02"}
    notices, publish = duties("2026-09-04", sent, **DECIDED)
    assert notices.title == "Send the review to the Secretary of State"
    assert "Earliest day: 7 working days after" in publish.detail


def test_another_date_was_agreed() -> None:
    items = duties(**{**DECIDED, "due_on": date(2026, 12, 30), "due_on_reason": "The trial."})
    assert names_and_days(items) == [("notices", "2026-12-17"), ("publish", "2026-12-30")]


def test_a_review_that_is_not_published_has_improvements_instead() -> None:
    fields = {**DECIDED, "will_not_be_published": True, "reason_not_published": "A reason."}
    notices, improvements = duties(**fields)
    assert notices.title.startswith("Send what was improved to the national Panel")
    assert improvements.title == "Publish what was improved"


def test_sign_offs_that_were_given_are_not_missing() -> None:
    case = ReviewCase(**DECIDED)
    case.sign_offs = [
        CaseSignOff(kind=kind, given_on=date(2026, 9, 1)) for kind in CaseSignOff.REQUIRED
    ]
    found = CaseDuties(case, Now(date(2026, 9, 4), DutySettings()))
    assert found.missing_sign_offs == []
    assert all("Still missing" not in item.detail for item in found.items())
