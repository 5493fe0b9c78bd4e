"""What the log says of a request, and what it never says; figures; the error page's number."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from operations import requests, slow_queries
from operations.errors import server_error
from operations.figures.places import own_place
from operations.middleware import HEADER
from operations.version import newest_release
from sscp_site import urls as site_urls
from sscp_site.json_logs import JsonFormatter
from sscp_site.settings.monitoring_checks import check_monitoring

SENTINEL = "Zanzibarly"
NUMBER = re.compile(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}")
handler500 = site_urls.handler500


class Lines(logging.Handler):
    """What production's log would show."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(JsonFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def said(self) -> list[dict]:
        return [json.loads(line) for line in self.lines]


@pytest.fixture
def log() -> Iterator[Lines]:
    root, own = logging.getLogger(), logging.getLogger("operations.middleware")
    lines, level = Lines(), own.level
    root.addHandler(lines)
    own.setLevel(logging.INFO)
    yield lines
    root.removeHandler(lines)
    own.setLevel(level)


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"can't read {request.GET['q'].lower()} for {request.user.get_username()}")


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


urlpatterns = [
    path("breaks/", breaks, name="breaks"),
    path("away/", away, name="away"),
    *site_urls.urlpatterns,
]


@pytest.fixture
def breaking(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.django_db
def test_a_line_says_how_it_went_and_not_who_asked_for_what(
    client: Client, editor: AbstractUser, log: Lines
) -> None:
    client.force_login(editor)
    session = client.cookies["sessionid"].value
    known = {"REMOTE_ADDR": "203.0.113.77", "HTTP_REFERER": "https://elsewhere.example/secret"}
    client.get("/search/", {"q": SENTINEL}, **known)
    client.get(f"/about-us/{SENTINEL}/", {"q": SENTINEL}, **known)
    client.post("/admin/login/", {"login": SENTINEL, "password": "hunter-secret"}, **known)
    search = log.said[0]
    assert search["message"] == "GET search:results"
    assert search["view"] == "search:results"
    assert search["status"] == 200
    assert search["milliseconds"] > 0
    assert NUMBER.fullmatch(search["reference"])
    assert {line.get("view") for line in log.said} >= {"wagtail_serve", "account_login"}
    whole = "\n".join(log.lines).lower()
    names = (editor.get_username(), session, "203.0.113.77", "elsewhere", "hunter-secret")
    assert [word for word in (SENTINEL, *names) if word.lower() in whole] == []


@pytest.mark.django_db
def test_an_error_page_and_the_log_have_one_number(
    breaking: Client, editor: AbstractUser, log: Lines
) -> None:
    breaking.force_login(editor)
    answer = breaking.get("/breaks/", {"q": f"{SENTINEL} case"})
    number = answer[HEADER]
    assert answer.status_code == 500
    assert NUMBER.fullmatch(number)
    assert number in answer.content.decode()
    error = next(line for line in log.said if "traceback" in line)
    assert error["reference"] == number
    assert error["message"] == "Internal Server Error: breaks"
    assert error["traceback"].endswith("ValueError: can't read * for *")
    assert f'File "{__file__}"' in error["traceback"]
    assert SENTINEL.lower() not in "\n".join(log.lines).lower()
    # Each has its own, and only errors have one.
    assert breaking.get("/breaks/", {"q": "a"})[HEADER] != number
    assert HEADER not in breaking.get("/health/live/")


@pytest.mark.django_db
def test_a_database_that_is_away_is_said_to_be_over_soon(breaking: Client) -> None:
    answer = breaking.get("/away/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer["Cache-Control"] == "no-store"
    assert answer[HEADER] in answer.content.decode()
    assert "call 999" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/away/", "/breaks/"])
def test_who_has_written_something_is_told_how_to_keep_it(breaking: Client, address: str) -> None:
    assert b"It may not have been saved" in breaking.post(address).content
    assert b"saved" not in breaking.get(address, {"q": "a"}).content


def test_an_error_page_needs_neither_database_nor_templates(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> str:
        raise ValueError("no such static file")

    request = rf.get("/")
    assert b"Error number" not in server_error(request).content
    requests.begin(request)
    requests.end()
    monkeypatch.setattr("operations.errors.render_to_string", broken)
    page = server_error(request).content.decode()
    assert requests.reference_of(request) in page
    assert "call 999" in page


def test_what_postgresql_quotes_is_left_out(log: Lines) -> None:
    logging.getLogger("a").error("broke\nDETAIL:  Key (name)=(%s) already exists.", SENTINEL)
    assert log.said[0]["message"] == "broke\nDETAIL: *"
    assert "reference" not in log.said[0]


@pytest.mark.django_db
def test_slow_queries_are_noted_without_their_values(log: Lines, settings: Settings) -> None:
    settings.SLOW_QUERY_MILLISECONDS = 200
    slow_queries.watch(connection)
    slow_queries.watch(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert log.said == []
        cursor.execute("SELECT pg_sleep(0.25), %s, 'it''s written'", [SENTINEL])
    noted = log.said
    assert [line["message"] for line in noted] == [
        "A slow query in none: SELECT pg_sleep(0.25), %s, '*'"
    ]
    assert noted[0]["milliseconds"] >= 250


COUNTING = """
import os, sys
from django.conf import settings
settings.configure(PROMETHEUS_MULTIPROC_DIR=sys.argv[1])
from operations.figures.counting import count, counted
from prometheus_client import generate_latest
count("search:results", 200, 0.02)
if not os.fork():
    count("search:results", 503, 0.02)
    count("search:results", 200, 0.02)
    os._exit(0)
os.wait()
print(generate_latest(counted()).decode())
"""


def test_processes_count_together_in_as_few_files_as_run_at_once(tmp_path: Path) -> None:
    """Also those that came after one another: nothing is lost, and nothing grows."""
    command = [sys.executable, "-c", COUNTING, str(tmp_path)]
    for _ in range(3):
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    counts = re.findall(r'_count\{answer="(\dxx)",view="search:results"\} (\S+)', shown)
    assert sorted(counts) == [("2xx", "6.0"), ("5xx", "3.0")]
    assert len(list(tmp_path.glob("*.db"))) == 2


def test_a_place_is_kept(tmp_path: Path) -> None:
    assert own_place(tmp_path) == own_place(tmp_path)


@pytest.mark.django_db
def test_figures_name_no_address_and_no_word(
    client: Client, site: object, settings: Settings
) -> None:
    settings.MONITORING_KEY = "k" * 32
    client = Client()
    client.get("/search/", {"q": SENTINEL})
    client.get(f"/{SENTINEL}/")
    answer = client.get("/metrics/", headers={"Authorization": f"Bearer {'k' * 32}"})
    said = answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain")
    assert 'site_request_seconds_count{answer="2xx",view="search:results"} 1.0' in said
    assert 'site_check_failed{check="scheduler"} 1.0' in said
    assert 'site_public_pages{type="homepage"} 1.0' in said
    assert "site_queue_waiting 0.0" in said
    assert "site_uploads_waiting_for_checks 0.0" in said
    assert SENTINEL not in said
    newer = {"Authorization": f"Bearer {'k' * 32}", "Accept": "application/openmetrics-text"}
    assert client.get("/metrics/", headers=newer).content.count(b"# EOF") == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"MONITORING_KEY": "short"}, "MONITORING_KEY must be a random string"),
        ({"MONITORING_NETWORKS": ["everybody"]}, "MONITORING_NETWORKS must be addresses"),
        ({"MONITORING_NETWORKS": ["0.0.0.0/0"]}, "MONITORING_NETWORKS must be your own"),
        ({"MONITORING_NETWORKS": ["10.1.0.0/16"]}, "TRUSTED_PROXIES must be set with MONITORING"),
        ({"SLOW_QUERY_MILLISECONDS": -1}, "SLOW_QUERY_MILLISECONDS must be 0 or more"),
    ],
)
def test_production_refuses_what_would_show_it_to_all(
    settings: Settings, changes: dict[str, object], words: str
) -> None:
    check_monitoring(settings)
    for name, value in changes.items():
        setattr(settings, name, value)
    with pytest.raises(ImproperlyConfigured, match=words):
        check_monitoring(settings)


@pytest.mark.parametrize(
    ("changelog", "release"),
    [
        ("# Changelog\n\n## Unreleased\n", "Unreleased"),
        ("# C\n\n## [1.2.0] - 2027-01-31\n### Added\n## 1.1\n", "1.2.0"),
        ("# C\n", "unknown"),
    ],
)
def test_the_release_is_the_changelogs_newest(changelog: str, release: str) -> None:
    assert newest_release(changelog) == release
