"""The store of files dies in the middle of a day, and comes back by itself."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from library.bucket import StorageUnavailable
from library.models import SiteDocument
from tests.factories.files import pdf_bytes
from tests.library.pages import page_with
from tests.library.uploads import let_the_worker_check, upload
from tests.s3.conftest import keep_files_in
from tests.s3.seaweedfs import SECONDS_TO_START, SeaweedFS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PDF = pdf_bytes("One", title="For the bucket")


@pytest.fixture
def mortal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[SeaweedFS]:
    """A store of its own, which holds the site's files and may be killed."""
    store = SeaweedFS(tmp_path)
    store.start()
    keep_files_in(store, monkeypatch, settings)
    yield store
    store.stop()


def wait_until_it_has(document: SiteDocument) -> None:
    """The store answers before it has found its volumes again."""
    give_up_at = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up_at:
        with suppress(StorageUnavailable), document.file.storage.open(document.file.name) as file:
            assert file.read() == PDF
            return
        time.sleep(0.1)
    raise AssertionError("The store doesn't find the file again.")


@pytest.mark.usefixtures("site")
def test_pages_stay_downloads_say_sorry_uploads_keep_their_words_and_then_all_is_well(
    mortal: SeaweedFS, editor_client: Client, client: Client
) -> None:
    upload(editor_client, PDF, "report.pdf")
    let_the_worker_check()
    document = SiteDocument.objects.get()
    page = page_with(document)
    assert client.get(document.url).getvalue() == PDF

    mortal.stop()
    assert client.get(page.url).status_code == 200
    sorry = client.get(document.url)
    assert (sorry.status_code, sorry["Retry-After"]) == (503, "120")
    assert sorry["Cache-Control"] == "private, no-store"
    assert "try again" in sorry.content.decode().lower()
    refused = upload(editor_client, PDF, "second.pdf")
    assert "could not be stored" in refused.content.decode()
    assert 'value="Yearly report"' in refused.content.decode()
    assert SiteDocument.objects.count() == 1

    mortal.start()
    wait_until_it_has(document)
    assert client.get(document.url).getvalue() == PDF
    assert upload(editor_client, PDF, "second.pdf").status_code == 302
    let_the_worker_check()
    assert SiteDocument.objects.latest("pk").current_check.cleared_at
