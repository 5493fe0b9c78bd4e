"""When something is due, in words; and in which order rows stand. No database."""

from datetime import date

import pytest

from desk.home.rows import rows_of
from desk.models import DutySettings
from desk.todo.item import Item, Kind, Now, Tone, soonest_first


def item(key: str = "one", due: str = "", **fields: object) -> Item:
    given = {"kind": Kind.PLAN, "title": f"Do {key}", "about": key, "url": f"/{key}/", **fields}
    return Item(key=key, due=date.fromisoformat(due) if due else None, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "due", "words", "tone"),
    [
        ("2026-12-24", "2026-12-24", "Today", Tone.SOON),
        ("2026-12-24", "2026-12-29", "In 1 working day: 29 December 2026", Tone.SOON),
        ("2026-12-24", "2026-12-30", "In 2 working days: 30 December 2026", Tone.SOON),
        ("2026-12-24", "2026-12-26", "26 December 2026", Tone.SOON),
        ("2026-12-24", "2027-01-11", "In 9 working days: 11 January 2027", Tone.SOON),
        ("2026-12-24", "2027-01-13", "13 January 2027", Tone.LATER),
        ("2026-12-24", "2026-12-23", "Ended 23 December 2026", Tone.SOON),
    ],
)
def test_it_is_said_how_far_away_it_is(today: str, due: str, words: str, tone: Tone) -> None:
    timing = item(due=due, over="Ended").timing(date.fromisoformat(today))
    assert (timing.words, timing.tone) == (words, tone)


def test_a_statutory_duty_is_late_where_another_is_over() -> None:
    late = item(due="2026-12-23", is_statutory=True).timing(date(2026, 12, 24))
    assert (late.words, late.tone) == ("Late: was due 23 December 2026", Tone.LATE)
    today = item(due="2026-12-24", is_statutory=True).timing(date(2026, 12, 24))
    assert today.tone == Tone.LATE
    assert item().timing(date(2026, 12, 24)).words == "No date"


def test_the_soonest_stands_first_and_on_one_day_what_guidance_asks() -> None:
    items = [
        item("undated"),
        item("later", "2026-12-30"),
        item("plan", "2026-12-24"),
        item("duty", "2026-12-24", is_statutory=True),
        item("late", "2026-11-01"),
    ]
    assert [each.key for each in sorted(items, key=soonest_first)] == [
        *("late", "duty", "plan", "later", "undated")
    ]


def test_many_of_a_kind_become_one_row_where_their_first_would_stand() -> None:
    now = Now(date(2026, 12, 24), DutySettings())
    plans = [item(f"plan {number}", f"2026-12-{number}") for number in (12, 11, 14, 13)]
    duties = [
        item(f"duty {number}", f"2026-12-{number}", kind=Kind.CASE, is_statutory=True)
        for number in (10, 15, 16, 17, 18)
    ]
    rows = rows_of([*plans, *duties], now)
    assert [row.about or row.title for row in rows] == [
        "duty 10",
        "4 plans have ended or soon will",
        *("duty 15", "duty 16", "duty 17", "duty 18"),
    ]
    assert rows[1].detail == "plan 11; plan 12; plan 13; and 1 more"
    assert rows[0].note == "Confirm with your legal team."
    assert rows[1].note == ""
