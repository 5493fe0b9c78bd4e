"""Real PDFs of the kind that reviews come in, from the file to what a reader finds."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from home.models import HomePage
from library import checking
from library.models import SiteDocument
from library.safety import VERSION
from search.files import index_file
from search.index_state import index_state
from search.models import Passage
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.library.safety.making import pages, scan, typeset
from tests.search.documents import in_letters
from tests.search.test_results import search, titles

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list]]
PAGES = 300
COLUMNS = """
#set page(width: 16cm, height: 12cm)
#set par(justify: true)
#columns(2)[
  The health visitor saw the family at home and noted that professional
  curiosity was hard to keep up when nobody opened the door to her for weeks on end.
  #colbreak()
  A neighbour heard the baby cry.
]
"""


@pytest.fixture
def publish(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> Callable[[bytes], SiteDocument]:
    """Publishes a file as it is, after the real check has read it; what is queued is done."""

    def publish(data: bytes) -> SiteDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = SiteDocumentFactory(file=ContentFile(data, "report.pdf"), checked=False)
            checking.run_check(checking.begin(document.current_check.pk))
        check = document.current_check
        assert check.version == VERSION
        with django_capture_on_commit_callbacks(execute=True):
            ReviewPageFactory(title="Review of Hazel", documents=[document])
        return document

    return publish


def test_three_hundred_pages_with_header_and_footer(
    publish: Callable[[bytes], SiteDocument],
) -> None:
    def draw(canvas: Canvas) -> None:
        number = canvas.getPageNumber()
        canvas.drawString(60, 800, "Heron Safeguarding Children Partnership")
        canvas.drawString(60, 700, f"What was learned is {in_letters(number)}.")
        canvas.drawString(60, 40, f"Official. Page {number} of {PAGES}")

    document = publish(pages([draw] * PAGES))
    assert Passage.objects.filter(file__document=document).count() == PAGES
    (last,) = search(in_letters(PAGES)).page_obj
    assert (last.page_number, last.hit.others) == (PAGES, 0)
    for running in ("heron", "official"):
        (first,) = search(running).page_obj
        assert (first.page_number, first.hit.others) == (1, 0)


def test_columns_are_read_one_after_the_other(publish: Callable[[bytes], SiteDocument]) -> None:
    publish(typeset(COLUMNS))
    assert titles('"professional curiosity was hard"') == ["Review of Hazel"]
    assert titles('"the baby cry"') == ["Review of Hazel"]
    assert titles('"visitor a neighbour"') == []


def test_a_word_that_a_line_broke_is_whole(publish: Callable[[bytes], SiteDocument]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Everybody did what safe-")
        canvas.drawString(60, 685, "guarding asks of them, and nobody saw the self-")
        canvas.drawString(60, 670, "harm.")

    publish(pages([draw]))
    assert titles("safeguarding") == titles('"self harm"') == ["Review of Hazel"]
    (result,) = search("safeguarding").page_obj
    assert "<mark>safeguarding</mark>" in result.snippet


def test_a_scan_without_words_is_told_to_the_editor(
    publish: Callable[[bytes], SiteDocument], editor_client: Client
) -> None:
    """By the check of the file, and, once somebody let it out all the same, by the index."""
    document = publish(
        pages([lambda canvas: canvas.drawImage(scan(lambda pen: None), 0, 0, *canvas._pagesize)])
    )
    check = document.current_check
    assert "no-text" in check.findings.values_list("code", flat=True)
    check.cleared_at = timezone.now()
    check.save()
    assert index_file(check.pk)
    assert index_state().without_words == [document]
    shown = editor_client.get(reverse("search_index_report")).content.decode()
    assert "1 document has no text that search" in " ".join(shown.split())
    assert document.title in shown
