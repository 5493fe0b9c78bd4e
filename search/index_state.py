"""How far the index is: figures for the editor's screen."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from library.models import SiteDocument
from search.files import files_of_documents, files_to_index
from search.models import Entry, Passage, SearchWord
from search.tasks import complete_page, index_file, index_pages, reindex

MOST_SHOWN = 20
DAYS_OF_FAILURES = 7


@dataclass(frozen=True)
class IndexState:
    """Figures of now."""

    pages: int
    pages_waiting: int
    documents: int
    documents_waiting: int
    documents_held: int
    documents_without_words: int
    without_words: list[SiteDocument]
    failures: int
    words: int
    is_being_done: bool


def index_state() -> IndexState:
    """A dozen counts."""
    waiting = files_to_index().count()
    silent = documents_without_words()
    live = Page.objects.live().filter(depth__gt=1)
    missing = live.filter(~Exists(Entry.objects.filter(page=OuterRef("pk")))).count()
    return IndexState(
        pages=live.count() - missing,
        pages_waiting=missing,
        documents=files_of_documents().count() - waiting,
        documents_waiting=waiting,
        documents_held=documents_not_let_out().count(),
        documents_without_words=silent.count(),
        without_words=list(silent.order_by("title")[:MOST_SHOWN]),
        failures=failures().count(),
        words=SearchWord.objects.count(),
        is_being_done=reindex_tasks().exists(),
    )


def documents_without_words() -> QuerySet[SiteDocument]:
    """Documents that are in the index with no word at all: scans, mostly."""
    words = Passage.objects.filter(file=OuterRef("pk"))
    done = files_of_documents().exclude(pk__in=files_to_index().order_by().values("pk"))
    silent = done.filter(~Exists(words)).order_by()
    return SiteDocument.objects.filter(pk__in=silent.values("document"))


def documents_not_let_out() -> QuerySet[SiteDocument]:
    """Documents whose check isn't at its end, or found something, or whose folder is closed."""
    let_out = files_of_documents().filter(document=OuterRef("pk"))
    return SiteDocument.objects.filter(~Exists(let_out))


def failures() -> QuerySet[DBTaskResult]:
    """Work on the index that failed this week and was not made up for since."""
    names = [_path(task) for task in (complete_page, index_file, index_pages, reindex)]
    whole = DBTaskResult.objects.successful().filter(task_path=_path(reindex))
    last_whole = whole.aggregate(last=Max("finished_at"))["last"]
    since = max(filter(None, [last_whole, timezone.now() - timedelta(days=DAYS_OF_FAILURES)]))
    failed = DBTaskResult.objects.failed().filter(task_path__in=names)
    return failed.filter(finished_at__gt=since)


def reindex_tasks() -> QuerySet[DBTaskResult]:
    """Asked for, and not at its end."""
    tasks = DBTaskResult.objects.filter(task_path=_path(reindex))
    return tasks.ready() | tasks.running()


def ask_for_reindex() -> bool:
    """Whether it had to be asked for; once is enough."""
    if reindex_tasks().exists():
        return False
    reindex.enqueue()
    return True


def _path(task: object) -> str:
    return getattr(task, "module_path", "")
