import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Site

from bench.check_document import measure_check
from bench.load import Figures, measure
from bench.pages import BARE, NothingToMeasure, Page, count_queries, pages
from bench.who_may_read import measure_decisions
from library.models import SiteDocument
from tests.factories.files import pdf_bytes


class Quick(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Quick) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_a_server_is_measured(port: int) -> None:
    figures = measure(port, "/", seconds=0.2)
    assert figures.a_second > 0
    assert 0 < figures.median <= figures.slowest_of_twenty
    assert figures.errors == 0


def test_answers_that_are_no_pages_are_counted_as_errors(port: int) -> None:
    figures = measure(port, "/none", seconds=0.1)
    assert figures.errors == len(figures.times) > 0


def test_figures_of_one_request() -> None:
    assert Figures(2.0, [0.5]).slowest_of_twenty == 0.5


@pytest.mark.django_db
def test_an_empty_site_is_not_measured() -> None:
    with pytest.raises(NothingToMeasure, match="make load"):
        pages()


@pytest.mark.urls("bench.urls")
@pytest.mark.django_db
def test_the_bare_view_does_nothing(client: Client) -> None:
    assert client.get(BARE).content == b"bare"
    with pytest.raises(NothingToMeasure, match="404"):
        count_queries(Page("nothing", "/bench/none/"))


@pytest.mark.django_db
def test_deciding_who_may_read_is_measured_and_nothing_stays(site: Site) -> None:
    decisions = measure_decisions(documents=40, asked=30)
    assert decisions.queries == 2
    assert 0 < decisions.median <= decisions.slowest_of_twenty
    assert not SiteDocument.objects.exists()


def test_a_check_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "two.pdf"
    path.write_bytes(pdf_bytes("One", "Two"))
    checked = measure_check(path)
    assert checked.pages == 2
    assert checked.seconds > 0
    assert checked.megabytes > 0
    assert str(checked).startswith("two.pdf: 2 pages")


def test_it_gets_as_far_as_the_database() -> None:
    nowhere = os.environ | {"DATABASE_URL": "postgresql://nobody@/none?host=/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-m", "bench"], env=nowhere, capture_output=True, text=True, check=False
    )
    assert "OperationalError" in done.stderr
