"""The settings of dates and reminders: what they refuse, and what they feed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from desk.duties.periods import notify_by
from desk.models import DutySettings


def errors_of(**fields: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        DutySettings(**fields).clean()
    return refused.value.message_dict


def test_what_cannot_be_read_is_named() -> None:
    errors = errors_of(
        closed_days_words="4 May 2027\nnext Monday",
        digest_addresses="officer@example.org\nofficer at example",
        yearly_report_month=2,
        yearly_report_day=30,
    )
    assert errors == {
        "closed_days_words": [
            "This isn’t a date: “next Monday”. Write one date a line, for example 4 May 2027."
        ],
        "digest_addresses": ["This isn’t an e-mail address: “officer at example”. One a line."],
        "yearly_report_day": ["That month doesn’t have so many days."],
    }


def test_numbers_and_lately_announced_days_reach_the_sums() -> None:
    settings = DutySettings(notify_days=2, closed_days_words="5 May 2026")
    assert notify_by(date(2026, 5, 1), settings.periods) == date(2026, 5, 7)


def test_the_daily_e_mail_goes_to_each_address_once(site: Site) -> None:
    settings = DutySettings.current()
    settings.digest_addresses = "a@example.org\n\nb@example.org\na@example.org"
    assert settings.recipients == ["a@example.org", "b@example.org"]


def test_the_officer_changes_a_period_and_its_source(site: Site, editor_client: Client) -> None:
    address = f"/admin/settings/desk/dutysettings/{site.pk}/"
    form = editor_client.get(address).context["form"]
    given = {name: value for name, value in form.initial.items() if value is not None}
    given["digest_is_sent"] = given["links_are_checked"] = "on"
    sent = {**given, "notify_days": 0, "notice_days": 10, "notice_source": "New guidance"}
    refused = editor_client.post(address, sent)
    assert "greater than or equal to 1" in refused.content.decode()
    assert 'value="10"' in refused.content.decode()
    editor_client.post(address, {**sent, "notify_days": 4})
    settings = DutySettings.current()
    assert (settings.notify_days, settings.notice_days) == (4, 10)
    assert settings.notice_source == "New guidance"
