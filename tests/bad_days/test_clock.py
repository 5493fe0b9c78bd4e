"""The machine's clock jumps: a day ahead, an hour back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from home.models import InformationPage
from operations.management.commands import run_scheduler
from tests.factories.home import InformationPageFactory
from tests.library.state.world import Clock

HOUR = timedelta(hours=1)
# 26 October 2025, 01:30 in London for the first time; an hour later it is 01:30 again.
CLOCKS_GO_BACK = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, home_page: object) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", made)
    return made


def planned(**when: datetime) -> InformationPage:
    """A draft with its hours, as the form saves it."""
    page = InformationPageFactory(live=False)
    for name, hour in when.items():
        setattr(page, name, hour)
    page.save_revision(approved_go_live_at=when.get("go_live_at"))
    page.save()
    return page


def a_minute_passes(clock: Clock) -> None:
    """The scheduler's work of one minute, as far as it publishes."""
    clock.time += timedelta(minutes=1)
    run_scheduler.publish_what_is_due()


def times_published(page: InformationPage) -> int:
    published = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled")
    return published.count()


def test_a_day_ahead_publishes_what_is_due_by_then_once_and_nothing_else(
    clock: Clock, client: Client
) -> None:
    due = planned(go_live_at=clock.time + 2 * HOUR)
    over = planned(go_live_at=clock.time + 2 * HOUR, expire_at=clock.time + 20 * HOUR)
    later = planned(go_live_at=clock.time + 48 * HOUR)
    a_minute_passes(clock)
    assert [client.get(page.url).status_code for page in (due, over, later)] == [404] * 3
    clock.time += 24 * HOUR
    for _ in range(3):
        a_minute_passes(clock)
    assert client.get(due.url).status_code == 200
    assert client.get(over.url).status_code == 404
    assert client.get(later.url).status_code == 404
    assert times_published(due) == 1


@pytest.mark.parametrize("begins", [Clock().time, CLOCKS_GO_BACK], ids=["a-day", "autumn"])
def test_an_hour_back_publishes_nothing_twice_or_early_and_takes_nothing_away(
    clock: Clock, client: Client, begins: datetime
) -> None:
    clock.time = begins
    out, next_one = (planned(go_live_at=begins + minutes) for minutes in (HOUR / 4, HOUR / 2))
    clock.time += HOUR / 4
    a_minute_passes(clock)
    clock.time -= HOUR
    for _ in range(3):
        a_minute_passes(clock)
    assert client.get(out.url).status_code == 200
    assert client.get(next_one.url).status_code == 404
    # By the clock as it now is, the next one is on time.
    clock.time = begins + HOUR / 2 - timedelta(minutes=1)
    a_minute_passes(clock)
    assert client.get(next_one.url).status_code == 200
    assert (times_published(out), times_published(next_one)) == (1, 1)


def test_the_scheduler_never_sleeps_longer_than_a_minute_whatever_the_clock_says() -> None:
    for now in (0.0, 59.9, 60.0, 1e9 + 0.5, 1e9 + 86_400):
        assert 0 < run_scheduler.seconds_to_next_minute(now) <= 60
