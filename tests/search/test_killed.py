"""What is left of the index when the process that makes it is killed, and how the next goes on."""

import os
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, transaction

from library.models import SiteDocument
from search.files import index_file
from search.models import IndexedFile
from search.models.passage import INDEX_VERSION
from sscp_site.settings import environment
from tests.factories.home import the_home_page
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.search.documents import read
from tests.search.test_results import search, titles

# A process of its own sees only what is committed.
pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds
WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'DELETE%%'
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
"""


def reindex(*options: str, stderr: int | None = None) -> subprocess.Popen[str]:
    """`manage.py reindex` as the IT team runs it, on this database."""
    own = urlsplit(environment.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    return subprocess.Popen(
        [sys.executable, "manage.py", "reindex", *options],
        cwd=ROOT,
        env=os.environ
        | {"DATABASE_URL": urlunsplit(own), "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev"},
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


def wait_until(question: str, number: int) -> None:
    """Until the database answers so."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            # Within a transaction PostgreSQL would give the first answer again.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(question)
            if cursor.fetchone()[0] == number:
                return
            time.sleep(0.05)
    pytest.fail("The command never came so far.")


@contextmanager
def held(document: SiteDocument) -> Iterator[None]:
    """Whoever indexes this document waits, with its old passages taken away and no new ones yet."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM search_indexedfile WHERE document_id = %s FOR KEY SHARE", [document.pk]
        )
        yield


def review_with(*words: str) -> SiteDocument:
    document = SiteDocumentFactory()
    index_file(read(document, *words).pk)
    ReviewPageFactory(title=words[0], documents=[document])
    return document


@contextmanager
def screen() -> Iterator[tuple[int, Callable[[], str]]]:
    """A terminal, and what is to be read on it."""
    reader, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    os.set_blocking(reader, False)
    try:
        yield terminal, lambda: os.read(reader, 100_000).decode()
    finally:
        os.close(reader)
        os.close(terminal)


def test_a_kill_in_the_middle_leaves_the_old_index_and_the_next_run_goes_on() -> None:
    """The next run shows how far it is, since somebody watches."""
    the_home_page()
    documents = [review_with(word, f"A {word} nested.") for word in ("Heron", "Thrush", "Wren")]
    with held(documents[1]):
        killed = reindex("--all")
        wait_until(WAITING, 1)
        killed.kill()
        killed.communicate()
    wait_until(OTHERS, 0)
    assert titles("heron") + titles("thrush") + titles("wren") == ["Heron", "Thrush", "Wren"]
    assert search('"thrush nested"').page_obj[0].page_number == 2
    done = IndexedFile.objects.filter(version=INDEX_VERSION).values_list("document_id", flat=True)
    assert [*done] == [documents[0].pk]
    with screen() as (terminal, shown):
        output, _ = reindex(stderr=terminal).communicate(timeout=PATIENCE)
        watched = shown()
    assert output.startswith("Indexed 2 documents.")
    assert "Indexing documents: 100%" in watched
    assert "Indexing pages: 100%" in watched
    assert IndexedFile.objects.filter(version=INDEX_VERSION).count() == 3
    assert titles("thrush") == ["Thrush"]
