"""The daily e-mail goes out once, at its hour in London, or says that it didn't."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from core.models import SiteSettings
from desk.models import Digest, DutySettings, ReviewCase
from desk.reminders import message, sending
from desk.reminders.sending import claim, send_daily_email
from desk.todo.item import Item, Kind, Now
from tests.factories.people import TeamMemberFactory


class Clock:
    """What the e-mail takes for the time; `timezone.localtime` stays London's."""

    def __init__(self) -> None:
        self.at("2026-06-02T09:00:00+01:00")

    def at(self, text: str) -> None:
        self.moment = datetime.fromisoformat(text)

    def now(self) -> datetime:
        return self.moment

    def localtime(self) -> datetime:
        return timezone.localtime(self.moment)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sending, "timezone", made)
    return made


@pytest.fixture
def officer(site_settings: SiteSettings) -> SiteSettings:
    site_settings.email = "officer@example.org"
    site_settings.save()
    return site_settings


@pytest.fixture
def nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "everything_to_do", lambda now: [])


def test_one_e_mail_a_day_names_what_is_due(
    officer: SiteSettings, clock: Clock, mailoutbox: list[EmailMessage]
) -> None:
    ReviewCase.objects.create(reference="Review 1 of 2026", incident_known_on=date(2026, 5, 27))
    TeamMemberFactory(name="", is_vacant=True, role="Trainer")
    for hour in ("09:00", "09:01", "18:00"):
        clock.at(f"2026-06-02T{hour}:00+01:00")
        send_daily_email()
    (mail,) = mailoutbox
    assert mail.to == ["officer@example.org"]
    assert mail.subject == "5 things need doing, 1 of them late"
    words = str(mail.body)
    assert "In 1 working day: 3 June 2026. Review 1 of 2026: Notify the national Panel" in words
    assert (
        "Late: was due 30 September 2025. Report due in 2025: Publish the yearly report." in words
    )
    assert "Posts vacant or ended: 1" in words
    assert "Confirm with your legal team." in words
    assert "http" in words
    assert "/admin/" in words


def test_not_before_its_hour_in_london(
    officer: SiteSettings, clock: Clock, mailoutbox: list[EmailMessage]
) -> None:
    clock.at("2026-06-02T05:59:00+00:00")  # 6:59 in summer
    send_daily_email()
    assert not Digest.objects.exists()
    clock.at("2026-06-02T06:00:00+00:00")
    send_daily_email()
    assert len(mailoutbox) == 1
    # Past midnight by universal time, and still the same day in winter.
    clock.at("2026-12-02T06:59:00+00:00")
    send_daily_email()
    assert len(mailoutbox) == 1


@pytest.mark.usefixtures("nothing_to_do")
def test_nothing_is_sent_when_there_is_nothing(
    officer: SiteSettings, clock: Clock, mailoutbox: list[EmailMessage]
) -> None:
    send_daily_email()
    assert mailoutbox == []
    assert Digest.objects.get().state == Digest.State.NOTHING


def test_it_can_be_switched_off(
    officer: SiteSettings, clock: Clock, mailoutbox: list[EmailMessage]
) -> None:
    settings = DutySettings.current()
    settings.digest_is_sent = False
    settings.save()
    send_daily_email()
    assert mailoutbox == []
    assert not Digest.objects.exists()


def test_what_was_told_is_not_told_again_the_next_day(
    officer: SiteSettings,
    clock: Clock,
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post = Item("post-1", Kind.POST, "Fill it in", "Trainer", "/")
    monkeypatch.setattr(sending, "everything_to_do", lambda now: [post])
    send_daily_email()
    clock.at("2026-06-03T09:00:00+01:00")
    send_daily_email()
    assert len(mailoutbox) == 1
    clock.at("2026-06-08T09:00:00+01:00")  # a Monday
    send_daily_email()
    assert len(mailoutbox) == 2


def test_a_failure_is_shown_and_tried_again(
    officer: SiteSettings,
    clock: Clock,
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
    administrator_client: Client,
) -> None:
    def refuse(*args: object) -> None:
        raise smtplib.SMTPServerDisconnected("it went away")

    with monkeypatch.context() as broken:
        broken.setattr(sending, "send_mail", refuse)
        send_daily_email()
    digest = Digest.objects.get()
    assert digest.state == Digest.State.FAILED
    assert digest.problem == "The mail server didn’t take it (SMTPServerDisconnected)."
    assert "The daily e-mail did not go out" in administrator_client.get("/admin/").content.decode()
    clock.at("2026-06-02T09:14:00+01:00")
    send_daily_email()
    assert mailoutbox == []
    clock.at("2026-06-02T09:16:00+01:00")
    send_daily_email()
    assert len(mailoutbox) == 1
    digest.refresh_from_db()
    assert (digest.state, digest.attempts) == (Digest.State.SENT, 2)
    page = administrator_client.get("/admin/").content.decode()
    assert "The daily e-mail did not go out" not in page


def test_it_says_when_nobody_is_to_get_it(site: Site, clock: Clock) -> None:
    SiteSettings.objects.update(email="")
    send_daily_email()
    digest = Digest.objects.get()
    assert digest.state == Digest.State.NOBODY
    assert digest.problem == sending.NOBODY


def test_somebody_who_was_cut_off_is_followed_after_an_hour(db: None) -> None:
    moment = datetime.fromisoformat("2026-06-02T09:00:00+01:00")
    assert claim(moment.date(), moment)
    assert claim(moment.date(), moment + timedelta(minutes=59)) is None
    assert claim(moment.date(), moment + timedelta(minutes=61))
    assert claim(moment.date(), moment + timedelta(minutes=62)) is None


@pytest.mark.django_db(transaction=True)
def test_of_four_schedulers_one_sends_it() -> None:
    moment = timezone.now()

    def ask(_: int) -> bool:
        try:
            return claim(moment.date(), moment) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(ask, range(4))) == [False, False, False, True]


def test_an_e_mail_never_names_a_file_or_a_person(site: Site) -> None:
    items = [
        Item("1", Kind.FILE_CHECK, "See", "Report about somebody", "/"),
        Item("2", Kind.POST, "See", "Chair: Somebody, last day", "/"),
    ]
    words = message.body_of(items, Now(date(2026, 6, 2), DutySettings.current()))
    assert "omebody" not in words
    assert "Documents and images that didn’t pass their check: 1" in words
