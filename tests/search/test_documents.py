"""Words of documents are found, told where they stand, and opened there."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from home.models import HomePage
from search.models import Passage
from tests.factories.reviews import ReviewPageFactory
from tests.library.pages import page_with
from tests.search.documents import (
    document_with,
    find_a_virus,
    in_letters,
    published,
)
from tests.search.test_results import search, titles

pytestmark = pytest.mark.django_db


def test_a_word_on_page_two_is_found_and_opens_the_pdf_there(home_page: HomePage) -> None:
    review, document = published("Nothing here.", "She showed professional curiosity.")
    (result,) = search('"professional curiosity"').page_obj
    assert result.page.pk == review.pk
    assert result.publication.pk == review.pk
    assert result.document == document
    assert result.page_number == 2
    assert result.url == f"/documents/{document.pk}/full-report.pdf#page=2"
    assert "<mark>professional</mark> <mark>curiosity</mark>" in result.snippet


def test_words_of_the_page_and_of_its_document_are_found_together(home_page: HomePage) -> None:
    published("The health visitor called.", "A heron was seen.", title="Review of Hazel")
    assert titles("hazel heron visitor") == ["Review of Hazel"]
    assert titles("hazel -heron") == []
    assert titles('hazel -"heron visitor"') == ["Review of Hazel"]


def test_a_document_without_pages_opens_at_its_address(home_page: HomePage) -> None:
    document = document_with("A heron.", title="Minutes", file_name="minutes.docx")
    ReviewPageFactory(documents=[document])
    (result,) = search("heron").page_obj
    assert result.page_number is None
    assert result.url == f"/documents/{document.pk}/minutes.docx"


def test_a_document_of_two_pages_is_found_in_both(home_page: HomePage) -> None:
    review, document = published("A heron.", title="First")
    ReviewPageFactory(title="Second", documents=[document])
    page_with(document, title="Third")
    assert sorted(titles("heron")) == ["First", "Second", "Third"]
    assert Passage.objects.filter(file__document=document).count() == 1


def test_more_pages_are_counted_and_listed_in_order(home_page: HomePage) -> None:
    words = [f"{in_letters(n)} {'heron' if n % 2 else 'thrush'}." for n in range(1, 61)]
    review, document = published(*words, title="Long review")
    (result,) = search("heron").page_obj
    assert result.hit.others == 29
    answer = Client().get(result.more_url)
    page = answer.content.decode()
    assert "30 pages of its documents" in page
    numbers = [int(n) for n in re.findall(r'href="[^"]*#page=(\d+)"', page)]
    assert numbers == [*range(1, 41, 2)]
    second = Client().get(result.more_url + "&page=2").content.decode()
    assert f"/documents/{document.pk}/full-report.pdf#page=59" in second
    assert 'aria-current="page"' in second


def test_an_unknown_publication_shows_all_results(home_page: HomePage) -> None:
    published("A heron.", title="First")
    for asked in ("x", "999999", "-1", "1 or 1=1", "9" * 30, "²"):
        answer = Client().get("/search/", {"q": "heron", "in": asked})
        assert answer.status_code == 200, asked
        assert "First" in answer.content.decode(), asked


def test_a_result_says_how_to_cite_it(home_page: HomePage) -> None:
    published("Nothing.", "A heron.", title="Review of Hazel")
    page = Client().get("/search/?q=heron").content.decode()
    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    today = timezone.localdate()
    assert (
        "Example Safeguarding Children Partnership (2022) Review of Hazel, Full report, page 2. "
        "Available at: http://testserver/documents/" in text
    )
    assert f"full-report.pdf#page=2 (accessed {today.day} {today:%B %Y})." in text


def test_other_documents_of_a_page_are_found_when_one_is_closed(home_page: HomePage) -> None:
    heron, thrush = document_with("A heron."), document_with("A thrush.")
    ReviewPageFactory(title="Review of Hazel", documents=[heron, thrush])
    find_a_virus(heron)
    assert titles("hazel thrush") == ["Review of Hazel"]
    assert search("hazel heron").finding.is_loose


def test_headers_are_hits_where_they_stand_first_only(home_page: HomePage) -> None:
    pages = [f"Heron partnership\nAbout {in_letters(n)}.\nPage {n} of 30" for n in range(1, 31)]
    published(*pages)
    (result,) = search("heron").page_obj
    assert (result.page_number, result.hit.others) == (1, 0)
    assert search(in_letters(17)).page_obj[0].page_number == 17


def test_a_word_that_stands_everywhere_is_counted_in_full_and_the_title_comes_first(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.ranking.MOST_PASSAGES", 3)
    monkeypatch.setattr("search.ranking.CANDIDATES_OF_COMMON", 2)
    published("A heron.", title="All about a heron")
    for number in range(1, 6):
        published("A heron.", "A heron again.", title=f"Review {in_letters(number)}")
    found = titles("heron")
    assert found[0] == "All about a heron"
    assert len(found) == len(set(found)) == 6
