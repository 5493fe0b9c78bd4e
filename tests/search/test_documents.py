import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from home.models import HomePage
from library.models import FileCheck, SiteDocument
from reviews.models import ReviewPage
from search import files
from search.models import IndexedFile, Passage
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory, pass_check
from tests.factories.reviews import ReviewPageFactory
from tests.factories.roots import root_collection
from tests.library.pages import page_with
from tests.search.documents import document_with, read, show
from tests.search.test_results import search, titles

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list]]


def published(*pages: str, **fields: object) -> tuple[ReviewPage, SiteDocument]:
    """A review with a document of these pages, indexed."""
    document = document_with(*pages, title="Full report", file_name="report.pdf")
    return ReviewPageFactory(documents=[document], **fields), document


def in_letters(number: int) -> str:
    """A word of its own for each number: lines that differ in figures only are running lines."""
    return "".join("klmnopqrst"[int(figure)] for figure in f"{number:03}")


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


@pytest.mark.parametrize("asked", ["x", "999999", "-1", "1 or 1=1", "9" * 30, "²"])
def test_an_unknown_publication_shows_all_results(home_page: HomePage, asked: str) -> None:
    published("A heron.", title="First")
    answer = Client().get("/search/", {"q": "heron", "in": asked})
    assert answer.status_code == 200
    assert "First" in answer.content.decode()


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


def expire(review: ReviewPage, document: SiteDocument) -> None:
    Page.objects.filter(pk=review.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def unpublish_behind_the_back(review: ReviewPage, document: SiteDocument) -> None:
    Page.objects.filter(pk=review.pk).update(live=False)


def unpublish_the_section(review: ReviewPage, document: SiteDocument) -> None:
    review.get_parent().specific.unpublish()


def make_the_page_private(review: ReviewPage, document: SiteDocument) -> None:
    PageViewRestriction.objects.create(page=review, restriction_type="login")


def move_below_a_private_page(review: ReviewPage, document: SiteDocument) -> None:
    section = InformationPageFactory()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    Page.objects.get(pk=review.pk).move(section, pos="last-child")


def close_the_folder(review: ReviewPage, document: SiteDocument) -> None:
    folder = root_collection().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    SiteDocument.objects.filter(pk=document.pk).update(collection=folder)


def replace_the_file(review: ReviewPage, document: SiteDocument) -> None:
    document.file = ContentFile(b"%PDF-1.7 another", "another.pdf")
    document.save()
    pass_check(document)


def swap_the_file_behind_the_back(review: ReviewPage, document: SiteDocument) -> None:
    SiteDocument.objects.filter(pk=document.pk).update(file="documents/other.pdf")


def find_a_virus(review: ReviewPage, document: SiteDocument) -> None:
    FileCheck.objects.filter(document=document).update(cleared_at=None)


def take_the_row_away(review: ReviewPage, document: SiteDocument) -> None:
    review.documents.get().delete()


def publish_without_it(review: ReviewPage, document: SiteDocument) -> None:
    show(review)


def delete_the_document(review: ReviewPage, document: SiteDocument) -> None:
    show(review)
    SiteDocument.objects.get(pk=document.pk).delete()


OF_THE_PAGE = [
    expire,
    unpublish_behind_the_back,
    unpublish_the_section,
    make_the_page_private,
    move_below_a_private_page,
]
OF_THE_DOCUMENT = [
    close_the_folder,
    replace_the_file,
    swap_the_file_behind_the_back,
    find_a_virus,
    take_the_row_away,
    publish_without_it,
    delete_the_document,
]


@pytest.mark.parametrize("take", OF_THE_PAGE)
def test_with_the_next_request_a_page_is_not_found_any_more(
    home_page: HomePage, take: object
) -> None:
    """Whatever the worker does: nothing is run here after the page was taken away."""
    review, document = published("A heron.", title="Review of Hazel")
    assert titles("heron") == ["Review of Hazel"]
    take(review, document)
    assert titles("heron") == titles("hazel") == []
    answer = Client().get("/search/", {"q": "heron", "in": review.pk})
    assert "Review of Hazel" not in answer.content.decode()


@pytest.mark.parametrize("take", OF_THE_DOCUMENT)
def test_with_the_next_request_a_document_is_not_found_any_more(
    home_page: HomePage, take: object
) -> None:
    """Nor is it told by what isn't found, or marked, or counted; the page itself stays."""
    review, document = published("A heron.", "A grey heron.", title="Review of Hazel")
    take(review, document)
    for words in ("heron", "hazel heron", '"grey heron"', "heron or thrush", "grey*"):
        assert search(words).finding.is_loose or titles(words) == []
    assert titles("hazel") == titles("hazel -heron") == ["Review of Hazel"]
    assert titles('hazel -"grey heron"') == ["Review of Hazel"]
    assert "heron" not in search("hazel").page_obj[0].snippet
    answer = Client().get("/search/", {"q": "hazel or heron", "in": review.pk})
    assert "grey" not in answer.content.decode().lower()


def test_other_documents_of_a_page_are_found_when_one_is_closed(home_page: HomePage) -> None:
    heron, thrush = document_with("A heron."), document_with("A thrush.")
    ReviewPageFactory(title="Review of Hazel", documents=[heron, thrush])
    find_a_virus(None, heron)
    assert titles("hazel thrush") == ["Review of Hazel"]
    assert search("hazel heron").finding.is_loose


def test_what_an_earlier_file_said_is_not_in_the_database_any_more(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    review, document = published("A heron.")
    replace_the_file(review, document)
    assert not Passage.objects.having("heron").exists()
    assert not IndexedFile.objects.filter(document=document).exists()
    with django_capture_on_commit_callbacks(execute=True):
        read(document, "A thrush.")
    assert titles("thrush") == [review.title]


def test_a_document_nobody_let_out_is_not_indexed(home_page: HomePage) -> None:
    document = SiteDocumentFactory()
    check = read(document, "A heron.")
    FileCheck.objects.filter(pk=check.pk).update(cleared_at=None)
    assert not files.index_file(check.pk)
    assert not Passage.objects.filter(file__document=document).exists()


def test_a_check_that_came_to_its_end_indexes_the_file_later(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    document = SiteDocumentFactory()
    ReviewPageFactory(title="Early", documents=[document])
    with django_capture_on_commit_callbacks(execute=True):
        read(document, "A heron.")
        assert titles("heron") == []
    assert titles("heron") == ["Early"]


def test_publishing_a_page_indexes_a_document_whose_task_was_lost(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    document = SiteDocumentFactory()
    read(document, "A heron.")
    with django_capture_on_commit_callbacks(execute=True):
        ReviewPageFactory(title="Late", documents=[document])
    assert titles("heron") == ["Late"]


def test_a_crash_in_the_middle_leaves_the_old_index_whole(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    review, document = published("A heron.", "A thrush.")
    made = files.passages_of_file

    def break_off(file: IndexedFile, check: FileCheck) -> Iterator[Passage]:
        yield next(made(file, check))
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(files, "passages_of_file", break_off)
    with pytest.raises(DatabaseError):
        files.index_file(document.current_check.pk)
    assert titles("heron thrush") == [review.title]
    assert search("thrush").page_obj[0].page_number == 2


def test_indexing_again_changes_nothing(home_page: HomePage) -> None:
    review, document = published("A heron.", "A thrush.")
    assert files.index_file(document.current_check.pk)
    assert Passage.objects.filter(file__document=document).count() == 2
    assert titles("heron thrush") == [review.title]


def test_reindex_goes_on_where_it_was_killed(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        document = SiteDocumentFactory()
        read(document, f"Heron {number}.")
        ReviewPageFactory(documents=[document])
    done: list[int] = []
    index_file = files.index_file

    def killed_at_the_third(check_id: int) -> bool:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(check_id)
        return index_file(check_id)

    monkeypatch.setattr("search.management.commands.reindex.index_file", killed_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        call_command("reindex", verbosity=0)
    monkeypatch.undo()
    output = StringIO()
    call_command("reindex", stdout=output)
    assert output.getvalue().startswith("Indexed 1 documents.")
    assert len(titles("heron")) == 3
    output = StringIO()
    call_command("reindex", "--all", stdout=output)
    assert output.getvalue().startswith("Indexed 3 documents.")


def test_headers_are_hits_where_they_stand_first_only(home_page: HomePage) -> None:
    pages = [f"Heron partnership\nAbout {in_letters(n)}.\nPage {n} of 30" for n in range(1, 31)]
    published(*pages)
    (result,) = search("heron").page_obj
    assert (result.page_number, result.hit.others) == (1, 0)
    assert search(in_letters(17)).page_obj[0].page_number == 17


def test_an_absurd_page_is_indexed_to_its_end(home_page: HomePage) -> None:
    absurd = " ".join(f"w{n}" for n in range(120_000)) + " heron"
    review, _ = published("First.", absurd)
    (result,) = search("heron w3").page_obj
    assert result.page_number == 2


def test_a_page_without_words_is_no_passage(home_page: HomePage) -> None:
    review, document = published("", "  \n ", "A heron.")
    assert [*Passage.objects.filter(file__document=document).values_list("number", flat=True)] == [
        3
    ]


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
