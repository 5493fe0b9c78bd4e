"""The clock: each thing by itself, once, in order, and nothing lost."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageLogEntry, Revision

from core.models import SiteSettings
from desk.models import Release, ScheduleProblem
from desk.release import due as due_module
from desk.release import telling
from desk.release.due import do_what_is_due
from desk.release.telling import tell_what_did_not_go_out
from home.models import InformationPage

from .drafts import draft, live_titles, planned_alone, planned_release, refused  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Do what the clock does at another moment."""
    with monkeypatch.context() as patch:
        patch.setattr(due_module.timezone, "now", lambda: moment)
        do_what_is_due()


def test_what_was_due_during_a_stop_goes_out_once_in_order_and_refusals_hold_up_nothing(
    refused: set[str],  # noqa: F811
    now: datetime,
) -> None:
    refused |= {"Refused alone", "Refused together"}
    first = planned_alone("First", now - timedelta(hours=5))
    planned_alone("Refused alone", now - timedelta(hours=4))
    held = planned_release(
        "One is refused", now - timedelta(hours=3), draft("With it"), draft("Refused together")
    )
    out = planned_release("Two", now - timedelta(hours=2), draft("Second"), draft("Third"))
    planned_alone("Fourth", now - timedelta(hours=1))
    planned_alone("Tomorrow", now + timedelta(days=1))
    over = InformationPage.objects.get(pk=draft("Over").pk)
    over.live, over.expire_at = True, now - timedelta(minutes=1)
    over.save()

    call_command("publish_scheduled")

    assert live_titles() == ["First", "Second", "Third", "Fourth"]
    assert Release.objects.get(pk=out.pk).state == Release.State.RELEASED
    held.refresh_from_db()
    assert held.state == Release.State.PLANNED
    assert held.reasons == ["“Refused together”: Its title is wrong."]
    problem = ScheduleProblem.objects.get()
    assert problem.reasons == ["Its title is wrong."]
    assert problem.revision.approved_go_live_at == now - timedelta(hours=4)
    published = PageLogEntry.objects.filter(page=first.pk, action="wagtail.publish.scheduled")
    call_command("publish_scheduled")
    assert published.count() == 1


def test_it_is_tried_for_an_hour_and_then_left_to_a_person(
    refused: set[str],  # noqa: F811
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused |= {"Alone", "Together"}
    planned_alone("Alone", now)
    release = planned_release("A release", now, draft("Together"), draft("With it"))
    for minutes in (0, 59, 61, 62):
        at(monkeypatch, now + timedelta(minutes=minutes))
    refused.clear()
    at(monkeypatch, now + timedelta(minutes=63))
    release.refresh_from_db()
    assert live_titles() == []
    assert release.state == Release.State.HELD
    assert Revision.objects.filter(approved_go_live_at=now).count() == 1


def test_what_is_put_right_within_the_hour_goes_out_by_itself(
    refused: set[str],  # noqa: F811
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused |= {"Alone", "Together"}
    planned_alone("Alone", now)
    release = planned_release("A release", now, draft("Together"), draft("With it"))
    at(monkeypatch, now)
    refused.clear()
    at(monkeypatch, now + timedelta(minutes=30))
    release.refresh_from_db()
    assert sorted(live_titles()) == ["Alone", "Together", "With it"]
    assert (release.state, release.reasons) == (Release.State.RELEASED, [])
    assert not ScheduleProblem.objects.exists()


def test_an_error_of_another_kind_holds_up_nothing_either(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = draft("Broken")
    release = planned_release("Broken", now - timedelta(hours=1), page)
    Revision.objects.filter(pk=page.latest_revision_id).update(content={"nothing": "left"})
    planned_alone("Fine", now - timedelta(minutes=1))
    do_what_is_due()
    release.refresh_from_db()
    assert live_titles() == ["Fine"]
    assert release.reasons == [due_module.BROKEN]


def test_a_deleted_page_holds_the_others_back(now: datetime) -> None:
    gone, stays = draft("Gone"), draft("Stays")
    release = planned_release("Both", now, gone, stays)
    gone.delete()
    do_what_is_due()
    release.refresh_from_db()
    assert live_titles() == []
    assert release.reasons == ["“Gone” has been deleted since. Take it out of the release."]


def test_the_agreed_version_goes_out_and_never_replaces_a_later_one(now: datetime) -> None:
    agreed, overtaken = draft("Agreed"), draft("Overtaken")
    planned_release("Both", now, agreed, overtaken)
    for page, is_published in ((agreed, False), (overtaken, True)):
        page = page.specific
        page.title = "Changed since"
        revision = page.save_revision()
        if is_published:
            Release.objects.update(state=Release.State.PREPARED)
            revision.publish()
            Release.objects.update(state=Release.State.PLANNED)
    do_what_is_due()
    assert sorted(live_titles()) == ["Agreed", "Changed since"]


def test_the_officer_is_told_once_and_without_the_reasons(
    refused: set[str],  # noqa: F811
    now: datetime,
    site_settings: SiteSettings,
    mailoutbox: list,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    site_settings.email = "officer@example.org"
    site_settings.save()
    refused |= {"Alone", "Together"}
    planned_alone("Alone", now - timedelta(minutes=1))
    planned_release("A release", now - timedelta(minutes=1), draft("Together"))
    do_what_is_due()

    def fail(*args: object) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr(telling, "send_mail", fail)
        tell_what_did_not_go_out()
    assert mailoutbox == []
    for _ in range(2):
        tell_what_did_not_go_out()
    assert sorted(mail.subject for mail in mailoutbox) == [
        "Not published at its hour: A release",
        "Not published at its hour: Alone",
    ]
    for mail in mailoutbox:
        assert mail.to == ["officer@example.org"]
        assert "/admin/releases/" in mail.body
        assert "title is wrong" not in mail.body
