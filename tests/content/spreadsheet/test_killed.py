"""A worker that is killed in the middle of a spreadsheet leaves nothing half done."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page, Revision

from content.models import STOPPED_AFTER, LoadedObject, SheetImport
from content.spreadsheet import importing
from content.spreadsheet.kinds import KINDS
from library.models import SiteDocument
from reviews.models import ReviewPage
from sscp_site.settings import environment
from tests.factories.accounts import AdministratorFactory
from tests.factories.home import the_home_page
from tests.factories.people import PublishingBodyFactory
from tests.factories.reviews import the_review_index

from .sheets import pdf_file, xlsx

# A process of its own sees only what is committed.
pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parents[3]
PATIENCE = 120.0  # seconds
HEADINGS = [
    "Title",
    "Kind",
    "Summary",
    "Published by",
    "Date published",
    "File 1",
    "Title of file 1",
]
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
"""
# The worker, brought to a stop once a draft and its document are made and before all are.
WORKER = """
import sys, time, django
django.setup()
from content.spreadsheet import importing
note = importing._note_progress
def note_and_wait(sheet, number):
    note(sheet, number)
    print("made", number, flush=True)
    time.sleep(600)
importing._note_progress = note_and_wait
importing.bring_in.func(int(sys.argv[1]))
"""


def worker(sheet: SheetImport) -> subprocess.Popen[str]:
    own = urlsplit(environment.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    values = {
        "DATABASE_URL": urlunsplit(own),
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.dev",
        "MEDIA_ROOT": settings.MEDIA_ROOT,
    }
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(sheet.pk)],
        cwd=ROOT,
        env=os.environ | values,
        stdout=subprocess.PIPE,
        text=True,
    )


def row(title: str, file: str) -> list[object]:
    return [title, "Audit", f"About {title}.", "Anytown", "December 2022", file, "Report"]


def wait_until_gone() -> None:
    """PostgreSQL notices that the other end is gone, and takes back what was begun."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(OTHERS)
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.1)
    pytest.fail("The worker’s connection never ended.")


@pytest.fixture
def sheet() -> SheetImport:
    """Two rows with a file each, checked and started."""
    the_home_page()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    the_review_index()
    PublishingBodyFactory(name="Anytown Partnership", short_name="Anytown")
    file = xlsx(HEADINGS, row("First", "one.pdf"), row("Second", "two.pdf"))
    files: list[SimpleUploadedFile] = [pdf_file("one.pdf", "One"), pdf_file("two.pdf", "Two")]
    kept = importing.keep_if_right(KINDS["reviews"], file, files, AdministratorFactory())
    # As `start` leaves it to a worker; in tests the work would be done at once.
    kept.state, kept.progress_at = SheetImport.State.RUNNING, timezone.now()
    kept.save()
    return kept


def everything() -> list[int]:
    return [
        model._default_manager.count()
        for model in (Page, ReviewPage, Revision, SiteDocument, LoadedObject)
    ]


def test_a_kill_leaves_nothing_and_the_spreadsheet_can_be_started_again(
    sheet: SheetImport,
) -> None:
    before = everything()
    process = worker(sheet)
    assert process.stdout is not None
    assert process.stdout.readline() == "made 1\n", SheetImport.objects.get().problems
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    wait_until_gone()
    assert everything() == before

    browser = Client()
    browser.force_login(sheet.created_by)
    screen = reverse("content_sheet", args=[sheet.pk])
    stopped = SheetImport.objects.get()
    assert (stopped.state, stopped.rows_done) == (SheetImport.State.RUNNING, 1)
    stopped.progress_at -= STOPPED_AFTER + timedelta(seconds=1)
    stopped.save()
    assert "so nothing is half done. Start it again." in browser.get(screen).content.decode()
    browser.post(screen, {"action": "start"})
    assert [page.title for page in ReviewPage.objects.order_by("path")] == ["First", "Second"]
    assert SiteDocument.objects.count() == before[3] + 2
    assert SheetImport.objects.get().state == SheetImport.State.DONE
