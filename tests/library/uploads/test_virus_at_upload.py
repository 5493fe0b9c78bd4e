"""The virus scanner's part in uploads and checks, over a real socket."""

import pytest
from django.test import Client
from pytest_django import Settings

from library.checking import CheckingMeanwhile, run_check
from library.models import FileCheck, SiteDocument, SiteImage
from tests.factories.files import pdf_bytes, png_bytes
from tests.factories.library import SiteDocumentFactory
from tests.library.fake_clamd import EICAR, clamd
from tests.library.uploads import drop, upload

pytestmark = pytest.mark.django_db

BAD_TEXT = b"Words. " + EICAR
BAD_PDF = pdf_bytes().replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF")
NOWHERE = "tcp://127.0.0.1:1"


@pytest.mark.parametrize(("name", "content"), [("a.txt", BAD_TEXT), ("a.pdf", BAD_PDF)])
def test_an_infected_file_is_refused_and_not_stored(
    editor_client: Client, settings: Settings, name: str, content: bytes
) -> None:
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        message = drop(editor_client, content, name)["error_message"]
        assert "found something harmful in this file (Eicar-Test-Signature)" in message
        assert upload(editor_client, content, name).status_code == 200
    assert not SiteDocument.objects.exists()


def test_a_picture_is_scanned_as_it_was_sent(editor_client: Client, settings: Settings) -> None:
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        assert not drop(editor_client, png_bytes() + EICAR, "a.png", "images")["success"]
        assert drop(editor_client, png_bytes(), "a.png", "images")["success"]
    assert daemon.received == [png_bytes() + EICAR, png_bytes()]
    assert SiteImage.objects.count() == 1


def test_a_clean_file_is_stored_and_its_check_ends(
    editor_client: Client, settings: Settings
) -> None:
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        upload(editor_client, pdf_bytes(), "a.pdf")
        check = FileCheck.objects.get()
        run_check(check)
    assert (check.state, check.held_because) == (FileCheck.State.DONE, "")
    assert daemon.received == [pdf_bytes(), pdf_bytes()]


def test_with_the_scanner_down_a_file_is_stored_and_held(
    editor_client: Client, settings: Settings
) -> None:
    settings.CLAMD_URL = NOWHERE
    row = drop(editor_client, pdf_bytes(), "a.pdf")["row"]
    assert "Held: the virus scanner doesn&#x27;t answer" in row
    check = FileCheck.objects.get()
    run_check(check)
    check.refresh_from_db()
    assert check.state == FileCheck.State.WAITING
    assert check.held_because.startswith("Held: the virus scanner doesn't answer")
    assert check.cleared_at is None


def test_a_held_file_goes_on_when_the_scanner_is_back(settings: Settings) -> None:
    check = SiteDocumentFactory(checked=False).current_check
    settings.CLAMD_URL = NOWHERE
    run_check(check)
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        run_check(check)
    check.refresh_from_db()
    assert (check.state, check.held_because) == (FileCheck.State.DONE, "")


def test_a_virus_that_is_known_only_later_blocks_the_file(settings: Settings) -> None:
    check = SiteDocumentFactory(file_name="a.txt", checked=False).current_check
    with clamd() as daemon:
        settings.CLAMD_URL = daemon.url
        document = SiteDocument.objects.get()
        with document.file.storage.open(document.file.name, "wb") as file:
            file.write(BAD_TEXT)
        run_check(check)
    found = check.findings.get()
    assert (found.code, found.severity, found.is_acceptable) == ("infected", "block", False)
    assert "Eicar-Test-Signature" in found.message
    check.refresh_from_db()
    assert check.cleared_at is None


def test_loading_content_holds_what_could_not_be_scanned(settings: Settings) -> None:
    checks = [SiteDocumentFactory(checked=False).current_check for _ in range(2)]
    settings.CLAMD_URL = NOWHERE
    meanwhile = CheckingMeanwhile()
    for check in checks:
        meanwhile.look_at(check.file_name)
    meanwhile.conclude(checks)
    meanwhile.stop()
    states = FileCheck.objects.values_list("state", flat=True)
    assert set(states) == {FileCheck.State.WAITING}
