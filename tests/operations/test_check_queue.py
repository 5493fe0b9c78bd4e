from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

pytestmark = pytest.mark.django_db


def enqueue(minutes_ago: int, run_after: datetime | None = None, status: str = "READY") -> None:
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="operations.nothing",
        backend_name="background",
        run_after=run_after or get_date_max(),
        status=TaskResultStatus[status],
    )
    asked = timezone.now() - timedelta(minutes=minutes_ago)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=asked)


def test_an_empty_queue_is_well() -> None:
    call_command("check_queue")


def test_a_task_that_has_just_been_asked_for_may_wait() -> None:
    enqueue(minutes_ago=5)
    call_command("check_queue")


def test_a_task_that_nobody_takes_is_an_alarm() -> None:
    enqueue(minutes_ago=20)
    with pytest.raises(CommandError, match="more than 15 minutes, 1 wait in all"):
        call_command("check_queue")


def test_a_running_task_may_take_its_time() -> None:
    enqueue(minutes_ago=60, status="RUNNING")
    call_command("check_queue")


def test_a_task_put_off_waits_from_its_hour() -> None:
    enqueue(minutes_ago=600, run_after=timezone.now() - timedelta(minutes=5))
    call_command("check_queue")
