"""The promise of the check: the words that the officer gives are kept nowhere.

Each test runs the real screen with words that stand nowhere else, then looks for them in all that
the site writes to.
"""

import logging
import pickle
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Page

from accounts.models import Session
from library.anonymity import Source
from library.anonymity_check import outcome
from library.anonymity_check.places import Place
from library.anonymity_check.views import AnonymityCheckView
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db

MARKERS = ("Zzyxqorblin", "Vexmoorhulme", "QZ9 7XJ")
WORDS = "Zzyxqorblin Vexmoorhulme\n7 Vexmoorhulme Road, QZ9 7XJ\n"
TRACE = re.compile("zzyxqorblin|vexmoorhulme|qz9 ?7xj", re.I)


@pytest.fixture
def written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[list[str]]:
    """What goes to child processes, and what stands in temporary files before they go."""
    noted: list[str] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    start, communicate = subprocess.Popen.__init__, subprocess.Popen.communicate
    clean_up = tempfile.TemporaryDirectory.cleanup

    def note_start(self: subprocess.Popen, args: Any, **more: Any) -> None:
        noted.append(f"{args} {more.get('env')}")
        start(self, args, **more)

    def note_input(self: subprocess.Popen, given: Any = None, **more: Any) -> tuple:
        noted.append(f"sent to a child: {given}")
        return communicate(self, given, **more)

    def note_files(self: tempfile.TemporaryDirectory) -> None:
        noted.extend(contents_of(Path(self.name)))
        clean_up(self)

    monkeypatch.setattr(subprocess.Popen, "__init__", note_start)
    monkeypatch.setattr(subprocess.Popen, "communicate", note_input)
    monkeypatch.setattr(tempfile.TemporaryDirectory, "cleanup", note_files)
    monkeypatch.setattr(
        tempfile.TemporaryDirectory, "__exit__", lambda self, *error: note_files(self)
    )
    yield noted
    noted.clear()


@pytest.fixture
def page(home_page: Page, settings: Settings) -> Page:
    """With a document, one whose file is gone, and an image; errors are reported by e-mail."""
    settings.DEBUG = False
    settings.ADMINS = [("Admin", "admin@example.org")]
    gone = SiteDocumentFactory(title="Gone")
    page = page_with(SiteDocumentFactory(), gone, SiteImageFactory(), live=False)
    gone.file.storage.delete(gone.file.name)
    return page


@pytest.fixture
def search(
    editor_client: Client, page: Page, caplog: pytest.LogCaptureFixture
) -> Callable[[], HttpResponse]:
    """Runs the check through its real address, with every log switched on."""
    caplog.set_level(logging.DEBUG)
    for name in ("django", "django.request", "django.template", "django.db.backends", "library"):
        caplog.set_level(logging.DEBUG, logger=name)
    editor_client.raise_request_exception = False

    def post() -> HttpResponse:
        url = reverse("library_anonymity_check", args=[page.pk])
        return editor_client.post(url, {"words": WORDS})

    return post


def contents_of(folder: Path) -> list[str]:
    """Every file below a folder, with its name."""
    return [
        f"{path}: {path.read_bytes().decode('latin-1')}"
        for path in folder.rglob("*")
        if path.is_file()
    ]


def rows_of_every_table() -> Iterator[str]:
    """Every row of every table as PostgreSQL writes it, binary columns as letters."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, array_agg(case when data_type = 'bytea' "
            "then format('encode(%I, ''escape'')', column_name) "
            "else format('%I::text', column_name) end) "
            "from information_schema.columns where table_schema = 'public' group by table_name"
        )
        for table, columns in cursor.fetchall():
            cursor.execute(f'select {", ".join(columns)} from "{table}"')
            yield from (f"{table}: {row}" for row in cursor.fetchall())
    yield from (f"session: {session.get_decoded()}" for session in Session.objects.all())


def everything_kept(
    response: HttpResponse, caplog: pytest.LogCaptureFixture, written: list[str], folder: Path
) -> list[str]:
    """All that outlives the response."""
    logged = [f"{one.getMessage()} {one.exc_text} {one.args!r}" for one in caplog.records]
    mails = [f"{message.message()} {message.alternatives}" for message in mail.outbox]
    headers = [f"{name}: {value}" for name, value in response.headers.items()]
    cookies = [str(cookie) for cookie in response.cookies.values()]
    cached = [f"{key} {pickle.loads(value)}" for key, value in getattr(cache, "_cache", {}).items()]
    patterns = [str(key) for key in re._cache]  # type: ignore[attr-defined]
    media = contents_of(Path(SiteDocument._meta.get_field("file").storage.location))
    return [
        *rows_of_every_table(), *logged, caplog.text, *mails, *headers, *cookies, *cached,
        *(one for one in patterns if TRACE.pattern not in one), *media, *written,
        *contents_of(folder),
    ]  # fmt: skip


def traces(kept: list[str]) -> list[str]:
    return [one[:300] for one in kept if TRACE.search(one)]


def test_the_search_for_traces_finds_them(
    search: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture, written: list[str],
    page: Page, tmp_path: Path,
) -> None:  # fmt: skip
    """Or the tests below would prove nothing."""
    response = search()
    Page.objects.filter(pk=page.pk).update(seo_title="About Zzyxqorblin")
    logging.getLogger("library").info("Searching for %s", "Vexmoorhulme")
    (tmp_path / "left").write_text("qz97xj")
    found = " ".join(traces(everything_kept(response, caplog, written, tmp_path)))
    assert "About Zzyxqorblin" in found
    assert "Searching for Vexmoorhulme" in found
    assert "qz97xj" in found


def test_a_search_leaves_nothing(
    search: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture, written: list[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    response = search()
    assert response.status_code == 200
    assert "None of these words were found" in response.content.decode()
    assert "Nothing in the file was searched." in response.content.decode()
    assert any("words.worker" in one for one in written)
    assert traces(everything_kept(response, caplog, written, tmp_path)) == []


def test_a_search_that_finds_something_leaves_nothing_either(
    search: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture, written: list[str],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    def read_words(places: list[Place]) -> None:
        """A file that says them; one that was stored would leave them in the storage itself."""
        places[0].sources.append(Source("Summary", "It was Zzyxqorblin."))

    monkeypatch.setattr(outcome, "read_files", read_words)
    response = search()
    assert "<mark>Zzyxqorblin</mark>" in response.content.decode()
    assert traces(everything_kept(response, caplog, written, tmp_path)) == []


@pytest.mark.parametrize("place", ["search_for", "read_files"])
def test_an_error_in_the_search_leaves_nothing(
    search: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture, written: list[str],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str,
) -> None:  # fmt: skip
    def fail(*args: object) -> None:
        raise ValueError(f"could not search for {WORDS} in {args}")

    monkeypatch.setattr(outcome, place, fail)
    response = search()
    assert response.status_code == 500
    assert "The check could not be finished" in response.content.decode()
    assert "failed with ValueError" in caplog.text
    assert traces(everything_kept(response, caplog, written, tmp_path)) == []


def test_an_error_while_the_answer_is_made_leaves_nothing(
    search: Callable[[], HttpResponse], caplog: pytest.LogCaptureFixture, written: list[str],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    answer = AnonymityCheckView._answer

    def fail_with_words(self: AnonymityCheckView, form: Any, **more: Any) -> HttpResponse:
        if getattr(form, "is_bound", False):
            raise ValueError(f"could not show {WORDS}")
        return answer(self, form, **more)

    monkeypatch.setattr(AnonymityCheckView, "_answer", fail_with_words)
    response = search()
    assert response.status_code == 500
    assert "The check could not be finished" in response.content.decode()
    assert traces(everything_kept(response, caplog, written, tmp_path)) == []


def test_a_refused_list_leaves_nothing(
    editor_client: Client, page: Page, caplog: pytest.LogCaptureFixture, written: list[str],
    tmp_path: Path,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    url = reverse("library_anonymity_check", args=[page.pk])
    response = editor_client.post(url, {"words": WORDS * 20 + "J"})
    assert "is a single letter" in response.content.decode()
    assert traces(everything_kept(response, caplog, written, tmp_path)) == []


def test_the_answer_is_for_this_moment_only(search: Callable[[], HttpResponse]) -> None:
    response = search()
    assert "no-store" in response["Cache-Control"]
    assert 'autocomplete="off"' in response.content.decode()
    assert 'spellcheck="false"' in response.content.decode()
    assert "Location" not in response
