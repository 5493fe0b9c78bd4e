"""The index follows what is published."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page

from library.pages import page_saved
from people.models import Contact, PublishingBody, TeamMember
from publications.models import AgeBand, Topic
from search.dependents import pages_that_use
from search.indexing import index_page
from search.tasks import index_pages

SNIPPETS_WITH_WORDS: list[type[Model]] = [AgeBand, Contact, PublishingBody, TeamMember, Topic]


def index_saved_page(page: Page, **kwargs: Any) -> None:
    """A page was published, unpublished or saved: index it, and later those that quote it."""
    if index_page(page):
        _index_later(page)


def index_users_of_snippet(instance: Model, **kwargs: Any) -> None:
    """A snippet was changed or is about to go: index the pages with its words."""
    _index_later(instance)


def _index_later(thing: Model) -> None:
    # Asked now, while the references are there; done once everything is saved. A queue that is down
    # is logged and costs nobody his work: what is public is never asked of the index.
    if page_ids := sorted(pages_that_use(thing)):

        def queue() -> None:
            index_pages.enqueue(page_ids)

        transaction.on_commit(queue, robust=True)


def connect() -> None:
    """Called when the app is ready. A deleted page takes its passages with it."""
    page_saved.connect(index_saved_page, dispatch_uid="search")
    for model in SNIPPETS_WITH_WORDS:
        for signal in (post_save, pre_delete):
            signal.connect(index_users_of_snippet, sender=model, dispatch_uid=f"search_{signal}")
