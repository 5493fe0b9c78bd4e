"""A forgotten password: the same answer and the same work, whoever's address it is."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.password_reset import PasswordResetForm, send_password_link
from tests.accounts.people import SECOND_STEP, give_password, somebody, with_app, words

pytestmark = pytest.mark.django_db

ASK = "/admin/password_reset/"


@pytest.fixture
def handed_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would wait for the worker."""
    addresses: list[str] = []
    monkeypatch.setattr(
        type(send_password_link), "enqueue", lambda _, email: addresses.append(email)
    )
    return addresses


def test_every_address_gets_the_same_answer_and_the_same_work(handed_on: list[str]) -> None:
    somebody(email="officer@example.org")
    answers = []
    for email in ("officer@example.org", "stranger@example.org"):
        answer = words(Client().post(ASK, {"email": email}, follow=True))
        answers.append(re.sub(r'"[A-Za-z0-9]{64}"', "", answer))
        form = PasswordResetForm({"email": f"again-{email}"})
        assert form.is_valid()
        with CaptureQueriesContext(connection) as queries:
            form.save()
        assert len(queries) == 0
    assert answers[0] == answers[1]
    assert [email for email in handed_on if "again" not in email] == [
        "officer@example.org",
        "stranger@example.org",
    ]
    assert mail.outbox == []


def test_the_worker_sends_a_link_to_who_is_there(settings: Settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://scp.example.org"
    user = with_app(somebody(email="officer@example.org"))
    send_password_link.func("stranger@example.org")
    assert mail.outbox == []
    send_password_link.func("officer@example.org")
    (letter,) = mail.outbox
    found = re.search(r"https://scp.example.org(/admin/password_reset/confirm/\S+)", letter.body)
    browser = Client()
    form = browser.get(found[1], follow=True)
    new = "eight wooden ladders"
    where = form.redirect_chain[-1][0]
    browser.post(where, {"new_password1": new, "new_password2": new})
    assert give_password(browser, user, new).url == SECOND_STEP
    again = words(Client().get(found[1], follow=True))
    assert "invalid" in again.lower()


def test_who_asks_again_and_again_sends_no_more(handed_on: list[str]) -> None:
    for _ in range(5):
        Client().post(ASK, {"email": "officer@example.org"})
    assert len(handed_on) == 3
