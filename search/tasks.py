"""Work for the background worker."""

from django_tasks import task

from search import files, indexing


@task(backend="background")
def index_pages(page_ids: list[int]) -> None:
    """Index these pages again."""
    indexing.index_pages(page_ids)


@task(backend="background")
def index_file(check_id: int) -> None:
    """Index the pages of a document's file, if it may go out."""
    files.index_file(check_id)


@task(backend="background")
def complete_page(page_id: int) -> None:
    """Index those documents of a page that aren't yet, and let it be found by all of them."""
    files.index_documents_of(page_id)
