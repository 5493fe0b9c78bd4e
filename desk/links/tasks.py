"""Work for the background worker, and what the scheduler asks of it."""

from datetime import date

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from desk.models import DutySettings

from .checking import check_some_links, next_links
from .gathering import gather_links

_gathered_on: list[date] = []


@task(backend="background")
def gather_all_links() -> None:
    """Find every link and where it stands."""
    gather_links()


@task(backend="background")
def check_links_that_are_due() -> None:
    """Ask about a few."""
    check_some_links()


def request_link_checks() -> None:
    """Each minute a few links, while the last few are done with; once a day all are gathered."""
    if not DutySettings.current().links_are_checked:
        return
    today = timezone.localdate()
    if today not in _gathered_on:
        gather_all_links.enqueue()
        _gathered_on[:] = [today]
    if not _is_waiting() and next_links(timezone.now()):
        check_links_that_are_due.enqueue()


def _is_waiting() -> bool:
    """Whether the worker hasn't come to the last ones yet."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return waiting.filter(task_path=check_links_that_are_due.module_path).exists()
