"""What the script is told that asks before a form is sent."""

import pytest
from django.test import Client

from core.permissions import PUBLISHERS
from tests.desk.people import client_of, somebody

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/signed-in/"


def test_who_is_signed_in_gets_the_token_that_a_form_needs() -> None:
    browser = client_of(somebody(PUBLISHERS))
    answer = browser.get(ADDRESS)
    assert answer.json()["token"]
    assert "csrftoken" in answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_who_is_not_is_sent_to_sign_in() -> None:
    answer = Client().get(ADDRESS)
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]
