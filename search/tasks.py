"""Work for the background worker."""

from django_tasks import task

from search import indexing


@task(backend="background")
def index_pages(page_ids: list[int]) -> None:
    """Index these pages again."""
    indexing.index_pages(page_ids)
