"""Work for the background worker."""

from django.core.management import call_command
from django_tasks import task

from library.models import FileCheck
from search import files, indexing
from search.entries import pages_that_use
from search.vocabulary import learn_words


@task(backend="background")
def index_pages(page_ids: list[int]) -> None:
    """Index these pages again."""
    indexing.index_pages(page_ids)


@task(backend="background")
def index_file(check_id: int) -> None:
    """Index the pages of a document's file, if it may go out."""
    if files.index_file(check_id):
        learn_words(pages_of_check(check_id))


@task(backend="background")
def complete_page(page_id: int) -> None:
    """Index those documents of a page that aren't yet, and let it be found by all of them."""
    files.index_documents_of(page_id)
    learn_words([page_id])


@task(backend="background")
def learn_words_of(page_id: int) -> None:
    """Know the words of a page when somebody misspells one."""
    learn_words([page_id])


@task(backend="background")
def reindex() -> None:
    """Bring the whole index up to date, as the command does."""
    call_command("reindex", verbosity=0)


def pages_of_check(check_id: int) -> set[int]:
    """The ids of the pages that show the document whose file was checked."""
    document_ids = FileCheck.objects.filter(pk=check_id).values_list("document_id", flat=True)
    return pages_that_use(pk for pk in document_ids if pk)
