import json

import pytest
from django.core.files.storage import default_storage
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from operations import health, views

pytestmark = pytest.mark.django_db


def test_ready_names_each_check(client: Client) -> None:
    answer = client.get("/health/ready/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"database": "ok", "storage": "ok"}}


def test_health_alone_means_ready(client: Client) -> None:
    assert client.get("/health/").json() == client.get("/health/ready/").json()


@pytest.mark.parametrize("address", ["/health/", "/health/live/", "/health/ready/"])
def test_no_cookie_and_no_cache(client: Client, address: str) -> None:
    answer = client.get(address)
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("allowed", [["www.example.org"], [".example.org"], ["*"]])
def test_a_probe_may_ask_by_the_name_of_the_machine(
    client: Client, settings: Settings, allowed: list[str]
) -> None:
    """As Varnish does, which is told that the site is ill when it is refused."""
    settings.ALLOWED_HOSTS = allowed
    for address in ("/health/", "/health/live/", "/health/ready/"):
        assert client.get(address, headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_nothing_else_is_answered_under_another_name(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["www.example.org"]
    for address in ("/", "/healthy/", "/robots.txt"):
        assert client.get(address, headers={"host": "127.0.0.1:8000"}).status_code == 400


def test_live_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/health/live/").json() == {"status": "ok"}


def test_a_failing_check_answers_503_without_saying_why(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> bool:
        raise OSError("bucket key AKIA123 refused")

    monkeypatch.setattr(default_storage, "exists", refuse)
    answer = views.ready(rf.get("/health/"))
    assert answer.status_code == 503
    assert json.loads(answer.content)["checks"] == {"database": "ok", "storage": "failed"}
    assert b"AKIA123" not in answer.content


def test_every_check_is_tried_when_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError

    monkeypatch.setitem(health.CHECKS, "database", broken)
    assert health.readiness() == {"database": False, "storage": True}


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/health/").status_code == 405


def test_health_answers_without_tls(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^health/"]
    assert client.get("/health/live/").status_code == 200
