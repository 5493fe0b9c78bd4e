"""Work for the background worker."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from . import checking
from .models import FileCheck

logger = logging.getLogger(__name__)

# A check that still waits after this long is asked for again: its task was lost, or it was held.
ASK_AGAIN_AFTER = timedelta(minutes=2)


@task(backend="background")
def check_stored_file(check_id: int) -> None:
    """Run one safety check, unless it is done or being done."""
    if check := checking.begin(check_id):
        checking.run_check(check)


def request_check(check: FileCheck) -> None:
    """Ask the worker for a check; a queue that is down is asked again by the scheduler."""
    try:
        check_stored_file.enqueue(check.pk)
    except Exception:
        logger.exception("The check of %s could not be queued", check.file_name)
    else:
        FileCheck.objects.filter(pk=check.pk).update(queued_at=timezone.now())


def request_if_waiting(check: FileCheck) -> None:
    """Ask for a new file's check, unless whoever stored it has seen to that."""
    if FileCheck.objects.unfinished().filter(pk=check.pk).exists():
        request_check(check)


def request_forgotten_checks() -> int:
    """Ask again for the checks whose task was lost, or that were held; returns how many."""
    now = timezone.now()
    waiting = Q(state=FileCheck.State.WAITING)
    cut_off = Q(state=FileCheck.State.RUNNING, started_at__lt=now - checking.CUT_OFF_AFTER)
    is_long_ago = Q(queued_at=None) | Q(queued_at__lt=now - ASK_AGAIN_AFTER)
    forgotten = list(FileCheck.objects.filter(waiting | cut_off).filter(is_long_ago))
    for check in forgotten:
        request_check(check)
    return len(forgotten)


def request_new_checks_of_old() -> int:
    """Ask for checks under today's rules of files that were checked under older ones."""
    outdated = list(FileCheck.objects.in_use().outdated())
    for check in outdated:
        request_check(check)
    return len(outdated)
