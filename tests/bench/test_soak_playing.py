"""The parts of the run of readers and editors that ask, each against something small."""

import random
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Site

from bench.soak import forms
from bench.soak.client import Connection
from bench.soak.editors import Stories
from bench.soak.facts import Account, Facts
from bench.soak.papers import paper
from bench.soak.questions import Readers
from bench.soak.readers import Crowd, follow
from bench.soak.record import Record
from bench.soak.truth import Change, Story
from leaflets.models import LeafletIndexPage, LeafletPage
from library.models import SiteDocument
from library.safety import check_file
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory
from tests.factories.people import PublishingBodyFactory

SLOW = 0.3  # seconds


def facts(**values: object) -> Facts:
    """A site with one page of each kind."""
    usual = {
        "pages": ["/"],
        "lists": ["/list/", "/list/?year=2020"],
        "documents": ["/documents/1/a.pdf"],
        "words": ["neglect", "family"],
        "data": ["/feed"],
        "accounts": [Account("a", "b", "c")],
        "parent": 1,
        "parent_url": "/leaflets/",
        "collection": 1,
        "body": 1,
        "kind": "leaflet",
    }
    return Facts(**(usual | values))  # type: ignore[arg-type]


class SlowSite(BaseHTTPRequestHandler):
    """Answers late, and with nothing that a reader expects."""

    protocol_version = "HTTP/1.1"
    asked: list[dict[str, str]]

    def do_GET(self) -> None:
        self.asked.append({"path": self.path, **dict(self.headers.items())})
        time.sleep(SLOW)
        self.send_response(503 if self.path == "/" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def slow_port() -> Iterator[int]:
    SlowSite.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), SlowSite) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_late_answers_make_nobody_ask_later(slow_port: int) -> None:
    record = Record()
    crowd = Crowd(slow_port, 60, Readers(facts(), ["/static/a.css"], 1), record, lambda: None, 0)
    began = time.monotonic()
    crowd.run(1)
    # One after the other, 60 answers would take 18 seconds.
    assert time.monotonic() - began < 4
    assert record.total == len(SlowSite.asked) == 60
    assert record.total_wrong == 60 - record.asked["nothing there"]
    assert all(seconds >= SLOW for times in record.times.values() for seconds in times)
    readers = {asked["X-Forwarded-For"] for asked in SlowSite.asked}
    assert len(readers) > 10
    assert {asked["X-Forwarded-Proto"] for asked in SlowSite.asked} == {"https"}


def test_nobody_answering_is_noted() -> None:
    record = Record()
    crowd = Crowd(1, 20, Readers(facts(), ["/static/a.css"], 1), record, lambda: None, 0)
    crowd.run(0.5)
    assert record.total == record.total_wrong == record.statuses[0] == 10
    assert "no answer" in record.examples[0]


def test_questions_are_of_every_kind_and_the_same_with_the_same_seed() -> None:
    def draw() -> list[str]:
        readers = Readers(facts(), ["/static/a.css"], 3)
        drawn = (readers.next_kind() for _ in range(2000))
        kinds = [kind for kind in drawn if kind in readers.makers]
        assert set(kinds) == set(readers.makers)
        return [readers.question(kind).path for kind in kinds]

    assert draw() == draw()


def test_what_a_reader_has_is_asked_for_again(slow_port: int) -> None:
    readers = Readers(facts(), ["/static/a.css"], 1)
    readers.etags = {"/documents/1/a.pdf": '"x"'}
    question = readers.question("asked again")
    assert question.headers == {"If-None-Match": '"x"'}
    connection = Connection(slow_port)
    assert question.judge(connection.ask("GET", question.path, "198.51.100.1")) == "status 404"
    connection.close()


def test_readers_follow_what_editors_do(slow_port: int) -> None:
    now = time.monotonic()
    story = Story("/leaflets/a/", "", [Change(now - 2, now - 1, "Edition 1")])
    question = follow(story, random.Random(1))
    connection = Connection(slow_port)
    answer = connection.ask("GET", question.path, "198.51.100.1")
    connection.close()
    assert question.judge(answer) == "404, and it is public"
    stories = Stories()
    assert stories.draw() is None
    stories.add(story)
    assert stories.draw() is story


def test_papers_pass_the_check(tmp_path: Path) -> None:
    content = paper("A paper", "qwertz", 2)
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    report = check_file(path)
    assert report.pages == 2
    assert {finding.severity for finding in report.findings} <= {"note"}
    assert content != paper("A paper", "other", 2)


@pytest.mark.django_db
def test_the_admin_takes_an_editors_forms(editor_client: Client, site: Site) -> None:
    """As they are sent: what the site asks of a leaflet may change."""
    home = site.root_page
    parent = home.add_child(instance=LeafletIndexPage(title="Leaflets", slug="leaflets"))
    document: SiteDocument = SiteDocumentFactory()
    body = PublishingBodyFactory()
    known = facts(parent=parent.pk, body=body.pk, kind=LeafletPage.kinds[0].value)
    form = forms.leaflet(known, "Edition 1 of qwertz", "soak-1", "qwertz", document.pk)
    where = reverse("wagtailadmin_pages:add", args=["leaflets", "leafletpage", parent.pk])
    answer = editor_client.post(where, form | {"action-publish": "action-publish"})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    page = LeafletPage.objects.get(slug="soak-1")
    assert page.live
    assert "qwertz" in str(page.body)
    assert page.body[1].value["document"] == document
    fields = {"title": "Paper of qwertz", "language": "en", "tags": ""}
    fields["collection"] = str(Collection.get_first_root_node().pk)
    kind, sent = forms.with_file(fields, "file", pdf_bytes("One"))
    answer = editor_client.post("/admin/documents/add/", sent, content_type=kind)
    assert answer.status_code == 302
    assert SiteDocument.objects.get(title="Paper of qwertz").filename == "paper-of-qwertz.pdf"
