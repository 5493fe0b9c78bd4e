"""How the words of documents come into the index, and go on coming after a crash."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from home.models import HomePage
from library.models import FileCheck
from search import files
from search.models import IndexedFile, Passage
from tests.factories.library import SiteDocumentFactory
from tests.factories.reviews import ReviewPageFactory
from tests.search.documents import published, read, replace_the_file
from tests.search.test_results import search, titles

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list]]


def test_what_an_earlier_file_said_is_not_in_the_database_any_more(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    review, document = published("A heron.")
    replace_the_file(document)
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
