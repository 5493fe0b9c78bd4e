"""What the screen of a document says about its check."""

import re
from unittest.mock import patch

import pytest
from django.test import Client

from library import checking
from library.models import FileCheck, Finding, SiteDocument
from library.safety import VERSION
from tests.factories.library import SiteDocumentFactory, SiteImageFactory, pass_check
from tests.library.editing.made import (
    blocked,
    find,
    new_file,
    pdf_with_hidden_words,
    save,
    words_of,
)
from tests.library.pages import page_with
from tests.library.uploads import let_the_worker_check, upload

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"


def screen(client: Client, document: SiteDocument) -> str:
    return words_of(client.get(f"/admin/documents/edit/{document.pk}/"))


def test_a_waiting_check_says_so_and_is_looked_at_again(uploads: Client) -> None:
    document = SiteDocumentFactory(checked=False)
    shown = screen(uploads, document)
    assert "Waiting" in shown
    assert "a page with it can be published when the check is done" in shown
    assert f'data-check-unfinished="/admin/file-checks/{document.current_check.pk}/"' in shown
    assert '<a href="?">Look again</a>' in shown


def test_a_held_check_says_why(uploads: Client) -> None:
    document = SiteDocumentFactory(checked=False)
    checking.hold(document.current_check, "The virus scanner does not answer.")
    assert "The check is held up.</strong> The virus scanner does not answer." in screen(
        uploads, document
    )


def test_a_check_under_older_rules_says_that_it_is_made_again(uploads: Client) -> None:
    document = SiteDocumentFactory()
    FileCheck.objects.update(version=VERSION - 1)
    assert "under older rules. It is being checked again" in screen(uploads, document)


def test_nothing_found_is_never_called_safe(uploads: Client) -> None:
    shown = screen(uploads, SiteDocumentFactory())
    assert "Nothing was found." in shown
    assert "can’t read words inside pictures" in shown
    said = re.sub(r"<script.*?</script>|<[^>]*>", " ", shown)
    assert not re.search(r"\b(safe|OK|okay|secure)\b", said, re.IGNORECASE)
    assert "data-check-unfinished" not in shown


def test_findings_come_worst_first_with_pages_and_advice(
    uploads: Client, document: SiteDocument
) -> None:
    find(document, "author")
    find(document, "no-title")
    shown = screen(uploads, document)
    assert "Stops publishing · Pages 2 and 4" in shown
    assert "A box drawn over words, or white ink, leaves them in the file." in shown
    places = [shown.index(words) for words in ("Stops publishing", "Please look", "Good to know")]
    assert places == sorted(places)
    assert shown.count('loading="lazy"') == 2


def test_a_document_that_cannot_be_accepted_says_what_to_do(uploads: Client) -> None:
    document = SiteDocumentFactory()
    find(document, "encrypted")
    assert "This can’t be accepted as it is. Replace the file." in screen(uploads, document)


@pytest.mark.parametrize(
    ("tagged", "words"), [(True, "Tagged for them"), (False, "Not tagged for them")]
)
def test_the_facts_of_a_pdf(uploads: Client, tagged: bool, words: str) -> None:
    document = SiteDocumentFactory()
    pass_check(document, type="pdf", pages=36, is_tagged=tagged, language="cy-GB")
    shown = screen(uploads, document)
    assert "<dt>Pages</dt><dd>36</dd>" in shown
    assert f"<dd>{words}</dd>" in shown
    assert "<dd>Welsh</dd>" in shown


def test_it_says_which_pages_make_it_public(uploads: Client) -> None:
    document = SiteDocumentFactory()
    page = page_with(document, title="What we do")
    shown = screen(uploads, document)
    assert "<strong>Public</strong> because this uses it" in shown
    assert f'<a href="/admin/pages/{page.pk}/edit/">What we do</a>' in shown


def test_it_says_that_no_page_makes_it_public(uploads: Client) -> None:
    assert "no published page uses it" in screen(uploads, SiteDocumentFactory())


def test_a_public_page_whose_document_is_stopped_is_named(uploads: Client) -> None:
    document = SiteDocumentFactory()
    page_with(document, title="What we do")
    blocked(document)
    shown = screen(uploads, document)
    assert "Private until what the check found is put right." in shown
    assert "What we do" in shown


def test_the_script_fetches_the_same_words(uploads: Client, document: SiteDocument) -> None:
    answer = uploads.get(f"/admin/file-checks/{document.current_check.pk}/")
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    assert "Stops publishing · Pages 2 and 4" in words_of(answer)
    assert "<html" not in words_of(answer)


@pytest.mark.parametrize(
    "address", ["/admin/file-checks/{check}/", "/admin/file-checks/places/{place}.png"]
)
def test_who_may_not_change_the_file_learns_nothing(
    outside: Client, client: Client, check: FileCheck, address: str
) -> None:
    url = address.format(check=check.pk, place=check.findings.first().pk)
    assert outside.get(url).status_code == 302
    assert client.get(url).status_code == 302
    assert outside.get(address.format(check=0, place=0)).status_code == 404


def test_a_real_upload_is_checked_and_its_place_is_drawn(uploads: Client) -> None:
    upload(uploads, pdf_with_hidden_words(), "report.pdf")
    let_the_worker_check()
    finding = Finding.objects.get(code="hidden-text")
    assert finding.page == 2
    answer = uploads.get(f"/admin/file-checks/places/{finding.pk}.png")
    assert answer.content.startswith(PNG)
    assert answer["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"].startswith("private, no-store")


def test_a_place_that_cannot_be_drawn_is_not_found(uploads: Client, document: SiteDocument) -> None:
    finding = find(document, "hidden-text", page=99)
    assert uploads.get(f"/admin/file-checks/places/{finding.pk}.png").status_code == 404


def test_a_store_that_is_down_gives_no_picture(uploads: Client, document: SiteDocument) -> None:
    place = Finding.objects.first()
    with patch("library.checking.site_storage", side_effect=OSError):
        assert uploads.get(f"/admin/file-checks/places/{place.pk}.png").status_code == 404


def test_a_check_that_broke_off_can_be_asked_for_again(uploads: Client) -> None:
    document = SiteDocumentFactory()
    find(document, "timeout")
    url = f"/admin/file-checks/{document.current_check.pk}/again/"
    assert f'action="{url}"' in screen(uploads, document)
    assert uploads.get(url).status_code == 405
    uploads.post(url)
    let_the_worker_check()
    assert not Finding.objects.filter(code="timeout").exists()


def test_the_screen_of_an_image_says_the_same(uploads: Client) -> None:
    image = SiteImageFactory()
    find(image, "location")
    shown = words_of(uploads.get(f"/admin/images/{image.pk}/"))
    assert "A picture says where it was taken." in shown
    assert "Needs attention" in shown


def test_after_a_new_file_the_same_screen_tells_of_its_check(uploads: Client) -> None:
    document = SiteDocumentFactory(title="Yearly report")
    answer = save(uploads, document, file=new_file(), replaced_because="A misprint.")
    assert answer["Location"] == f"/admin/documents/edit/{document.pk}/"
    assert save(uploads, document)["Location"] == "/admin/documents/"
