import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult

from operations.management.commands import run_scheduler

CHECKOUT = Path(__file__).parents[2]


def test_runs_fall_on_the_minute() -> None:
    assert run_scheduler.seconds_to_next_minute(120.0) == 60
    assert run_scheduler.seconds_to_next_minute(179.5) == 0.5


def tell_what_waits() -> None:
    """No e-mail waits."""


@pytest.fixture
def requested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which checks of files were asked for."""
    asked: list[str] = []
    monkeypatch.setattr(run_scheduler, "request_forgotten_checks", lambda: asked.append("lost"))
    monkeypatch.setattr(run_scheduler, "request_new_checks_of_old", lambda: asked.append("old"))
    monkeypatch.setattr(run_scheduler, "tell_what_waits", tell_what_waits)
    monkeypatch.setattr(run_scheduler, "scheduled_work", lambda: [])
    monkeypatch.setattr(run_scheduler, "note_this_minute", lambda: asked.append("noted"))
    return asked


def test_a_failing_minute_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, requested: list[str]
) -> None:
    def refuse(name: str) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(run_scheduler, "call_command", refuse)
    monkeypatch.setattr(run_scheduler, "connections", NoConnections())
    command = run_scheduler.Command()
    command.indexed_on = localdate()
    assert not command.run_once()
    assert requested == ["lost", "old", "noted"]


class NoConnections:
    def close_all(self) -> None:
        """The test's own connection has to survive."""


@pytest.fixture
def scheduler() -> Iterator[subprocess.Popen[bytes]]:
    """A real one, on a database that is not there: it must go on trying."""
    environment = os.environ | {
        "DATABASE_URL": "postgresql://nobody@/none?host=/nonexistent",
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.test",
    }
    command = [sys.executable, "manage.py", "run_scheduler"]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stderr=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


def test_it_survives_errors_and_ends_cleanly_when_told(
    scheduler: subprocess.Popen[bytes],
) -> None:
    assert scheduler.stderr is not None
    while b"scheduled work of this minute failed" not in scheduler.stderr.readline():
        assert scheduler.poll() is None
    time.sleep(0.5)
    assert scheduler.poll() is None
    scheduler.send_signal(signal.SIGTERM)
    assert scheduler.wait(timeout=10) == 0


def test_the_first_minute_of_a_day_indexes_again(
    monkeypatch: pytest.MonkeyPatch, requested: list[str]
) -> None:
    called: list[str] = []
    monkeypatch.setattr(run_scheduler, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(run_scheduler, "forget_old_answers", lambda: called.append("forget"))
    monkeypatch.setattr(run_scheduler, "forget_old_changes", lambda: called.append("changes"))
    monkeypatch.setattr(run_scheduler, "forget_finished_tasks", lambda: called.append("tasks"))
    monkeypatch.setattr(run_scheduler, "connections", NoConnections())
    command = run_scheduler.Command()
    assert command.run_once()
    assert command.run_once()
    once_a_day = ["reindex", "forget", "changes", "tasks"]
    assert called == ["publish_scheduled", *once_a_day, "publish_scheduled"]
    assert requested == ["lost", "old", "noted", "lost", "noted"]


@pytest.mark.django_db
def test_finished_tasks_are_kept_for_two_weeks_and_others_until_they_are_done() -> None:
    for status, days in (("SUCCESSFUL", 1), ("SUCCESSFUL", 15), ("FAILED", 15), ("READY", 99)):
        at = timezone.now() - timedelta(days=days)
        DBTaskResult.objects.create(
            args_kwargs={},
            task_path="library.tasks.check_stored_file",
            backend_name="background",
            run_after=at,
            exception_class_path="",
            traceback="",
            status=status,
            finished_at=None if status == "READY" else at,
        )
    run_scheduler.forget_finished_tasks()
    left = DBTaskResult.objects.order_by("status").values_list("status", flat=True)
    assert list(left) == ["READY", "SUCCESSFUL"]


def test_what_apps_registered_is_done_every_minute_whatever_fails(
    monkeypatch: pytest.MonkeyPatch, requested: list[str]
) -> None:
    done: list[str] = []

    def refuse(name: str) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(run_scheduler, "call_command", refuse)
    monkeypatch.setattr(run_scheduler, "scheduled_work", lambda: [lambda: done.append("done")])
    monkeypatch.setattr(run_scheduler, "connections", NoConnections())
    command = run_scheduler.Command()
    command.indexed_on = localdate()
    command.run_once()
    command.run_once()
    assert done == ["done", "done"]
