"""What a document says of itself."""

import pytest
from django.core.files.base import ContentFile

from library.file_types import size_in_words
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory, pass_check


def described(name: str, size: int | None, pages: int | None = None, **more: object) -> str:
    facts = {"file": name, "file_size": size, "page_count": pages, **more}
    return SiteDocument(collection_id=1, **facts).description_for_reader


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (described("a.pdf", 1_258_291, 36), "PDF, 1.2 MB, 36 pages"),
        (described("a.pdf", 348_160, 1), "PDF, 340 KB, 1 page"),
        (described("a.PDF", 348_160), "PDF, 340 KB"),
        (described("a.docx", 20_480), "Word document, 20 KB"),
        (described("a.xlsx", 20_480), "Excel spreadsheet, 20 KB"),
        (described("a.odt", 20_480), "ODT file, 20 KB"),
        (described("a.pdf", None), "PDF"),
        (
            described("a.pdf", 1024, 2, is_tagged=True),
            "PDF, 1 KB, 2 pages, tagged for screen readers",
        ),
    ],
)
def test_a_reader_is_told_type_size_and_pages(description: str, expected: str) -> None:
    assert description == expected


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (50 * 1024 * 1024, "50 MB"),
    ],
)
def test_sizes_are_in_the_unit_that_fits(size: int, words: str) -> None:
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("title", "filename"),
    [
        ("Annual report 2022/23", "annual-report-202223.pdf"),
        ("Ulotka dla rodziców: żłobek", "ulotka-dla-rodzicow-zlobek.pdf"),
        ("دليل", "dlyl.pdf"),
        ("???", "document.pdf"),
        ("Long " * 40, "long-" * 15 + "long.pdf"),
    ],
)
def test_the_file_is_named_after_the_title(title: str, filename: str) -> None:
    document = SiteDocument(title=title, file="documents/0123.pdf", collection_id=1)
    assert document.filename == filename


@pytest.mark.django_db
def test_a_file_that_comes_without_a_form_is_measured() -> None:
    document = SiteDocumentFactory(pages=("One", "Two", "Three"))
    assert document.file_size
    assert document.file_hash


@pytest.mark.django_db
def test_a_new_file_is_measured_again() -> None:
    document = SiteDocumentFactory(pages=("One", "Two", "Three"))
    before = document.file_hash
    document.file = ContentFile(b"Only text.", "note.txt")
    document.save()
    assert document.page_count is None
    assert document.file_size == 10
    assert document.file_hash != before


@pytest.mark.django_db
def test_what_the_check_found_outlives_a_save_of_an_older_copy() -> None:
    document = SiteDocumentFactory(checked=False)
    pass_check(SiteDocument.objects.get())
    document.title = "Another title"
    document.save()
    document.refresh_from_db()
    assert document.page_count == 1
