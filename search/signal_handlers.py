"""The index follows what is published."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import Page

from core.bulk import bulk_written, leave_to_the_end
from core.models import SiteSettings
from library.models import FileCheck, SiteDocument
from library.pages import page_saved
from library.signals import file_checked
from people.models import Contact, PublishingBody, TeamMember
from publications.models import AgeBand, Topic
from search import files
from search.dependents import pages_that_use
from search.entries import documents_of
from search.indexing import index_page
from search.indexing import index_pages as index_pages_now
from search.tasks import complete_page, index_file, index_pages, learn_words_of, reindex

logger = logging.getLogger(__name__)

SNIPPETS_WITH_WORDS: list[type[Model]] = [
    AgeBand,
    Contact,
    PublishingBody,
    SiteSettings,
    TeamMember,
    Topic,
]


def index_saved_page(page: Page, **kwargs: Any) -> None:
    """A page was published, unpublished or saved: index it, and later those that quote it."""
    if leave_to_the_end(page.pk):
        return
    if index_page(page):
        _index_later(page)
        _after_commit(lambda: learn_words_of.enqueue(page.pk))
    # Documents that were never used may not be indexed yet, and one may just be becoming so.
    if page.live and documents_of(page.pk):
        _after_commit(lambda: complete_page.enqueue(page.pk))


def index_users_of_snippet(instance: Model, **kwargs: Any) -> None:
    """A snippet was changed or is about to go: index the pages with its words."""
    _index_later(instance)


def index_the_team_left(instance: TeamMember, **kwargs: Any) -> None:
    """Somebody is about to change from one body's team to another's: the old one's pages too."""
    before = TeamMember.objects.filter(pk=instance.pk).exclude(body=instance.body_id).first()
    if before:
        _index_later(before)


def index_checked_file(check: FileCheck, **kwargs: Any) -> None:
    """A document's check came to its end, or a finding was accepted: its words are known."""
    if check.document_id and check.cleared_at and not leave_to_the_end():
        _after_commit(lambda: index_file.enqueue(check.pk))


def index_what_came_in_bulk(pages: set[int], **kwargs: Any) -> None:
    """Index the pages that were written, so that none is found by what it said before.

    Documents, pages that quote them and words to suggest come later, all at once.
    """
    index_pages_now(sorted(pages))
    _after_commit(reindex.enqueue)


def forget_replaced_file(instance: SiteDocument, **kwargs: Any) -> None:
    """A document was saved, perhaps with another file: nobody finds what the old one said."""
    try:
        with transaction.atomic():
            files.forget_replaced(instance)
    except Exception:
        # Readers are told nothing of it all the same: only a document's own file is believed.
        logger.exception("The old file of document %s is still in the index", instance.pk)


def _index_later(thing: Model) -> None:
    if leave_to_the_end():
        return
    # Asked now, while the references are there; done once everything is saved.
    if page_ids := sorted(pages_that_use(thing)):
        _after_commit(lambda: index_pages.enqueue(page_ids))


def _after_commit(enqueue: Callable[[], object]) -> None:
    """A queue that is down is logged and costs nobody his work; `reindex` makes up for it."""
    transaction.on_commit(lambda: enqueue() and None, robust=True)


def connect() -> None:
    """Called when the app is ready. A deleted page or document takes its passages with it."""
    page_saved.connect(index_saved_page, dispatch_uid="search")
    file_checked.connect(index_checked_file, dispatch_uid="search")
    bulk_written.connect(index_what_came_in_bulk, dispatch_uid="search")
    post_save.connect(forget_replaced_file, sender=SiteDocument, dispatch_uid="search")
    pre_save.connect(index_the_team_left, sender=TeamMember, dispatch_uid="search_left")
    for model in SNIPPETS_WITH_WORDS:
        for signal in (post_save, pre_delete):
            signal.connect(index_users_of_snippet, sender=model, dispatch_uid=f"search_{signal}")
