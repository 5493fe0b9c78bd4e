"""What is worth an e-mail on which day. No database."""

from datetime import date

import pytest

from desk.models import DutySettings
from desk.reminders.choosing import worth_an_email
from desk.todo.item import Item, Kind, Now

TUESDAY = "2026-12-08"
MONDAY = "2026-12-07"


def item(due: str = "", **fields: object) -> Item:
    day = date.fromisoformat(due) if due else None
    given = {"kind": Kind.PLAN, "title": "Do it", "about": "It", "url": "/", **fields}
    return Item(key="known", due=day, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "today", "known", "is_sent"),
    [
        (item("2026-12-01", is_statutory=True), TUESDAY, True, True),  # late: every day
        (item("2026-12-22", is_statutory=True), TUESDAY, True, True),  # in fourteen days
        (item("2026-12-23", is_statutory=True), TUESDAY, True, False),  # later
        (item("2026-12-23", is_statutory=True), TUESDAY, False, True),  # but new
        (item("2026-12-01"), TUESDAY, True, False),  # no duty: when it is new
        (item("2026-12-01"), TUESDAY, False, True),
        (item(), TUESDAY, True, False),
        (item(), MONDAY, True, True),  # and on Mondays
        (item("2027-06-01", is_statutory=True, is_quiet=True), MONDAY, False, False),
    ],
)
def test_each_thing_has_its_days(one: Item, today: str, known: bool, is_sent: bool) -> None:
    now = Now(date.fromisoformat(today), DutySettings())
    chosen = worth_an_email([one], now, {"known"} if known else set())
    assert chosen == ([one] if is_sent else [])
