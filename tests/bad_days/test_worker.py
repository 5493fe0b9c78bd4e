"""The worker is killed in the middle of a check, or there are two of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from library import checking, tasks
from library.gate import PublishingRefused
from library.models import FileCheck
from sscp_site.settings import base
from tests.bad_days.own_server import OwnServer
from tests.bad_days.running_site import ROOT, RunningSite
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.library.pages import document_block

SECONDS = 60
# The worker as it is, but a check tells when it has begun and then takes its time.
SLOW_WORKER = """
import os, sys, time
import django
django.setup()
from django.core.management import call_command
from library import checking
check_file = checking.check_file
def slowly(*given, **more):
    time.sleep(float(os.environ["TAKES_SECONDS"]))
    return check_file(*given, **more)
checking.check_file = slowly
call_command("db_worker", "--backend=background", "--queue-name=*", "--no-reload")
"""


class Workers:
    """Processes of their own, killed at the end."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, takes_seconds: float = 0) -> subprocess.Popen[bytes]:
        """One that needs so long for each check."""
        process = subprocess.Popen(
            [sys.executable, "-c", SLOW_WORKER],
            cwd=ROOT,
            env=self.environment | {"TAKES_SECONDS": str(takes_seconds)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.running.append(process)
        return process

    def kill(self) -> None:
        """All, with the processes that they started."""
        for process in self.running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def workers(own_database: OwnServer, tmp_path: Path, settings: Settings) -> Iterator[Workers]:
    settings.TASKS = base.TASKS  # tasks wait in the database, as in production
    DBTaskResult.objects.all().delete()
    environment = RunningSite(tmp_path, own_database.url, str(settings.MEDIA_ROOT)).environment
    started = Workers(environment)
    yield started
    started.kill()


def wait_until(happened: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < give_up_at
        time.sleep(0.1)


def state_of(check: FileCheck) -> str:
    check.refresh_from_db()
    return check.state


def asked_for(check: FileCheck) -> int:
    return DBTaskResult.objects.filter(args_kwargs__args__0=check.pk).count()


def test_a_check_that_died_with_its_worker_is_made_again_and_nothing_goes_out_before(
    workers: Workers, client: Client
) -> None:
    document = SiteDocumentFactory(checked=False)
    check = document.current_check
    first = workers.start(takes_seconds=600)
    wait_until(lambda: state_of(check) == FileCheck.State.RUNNING)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    with pytest.raises(PublishingRefused):
        InformationPageFactory(body=[document_block(document)])
    assert client.get(document.url).status_code == 404
    # Minutes later the scheduler sees that nobody is at it any more.
    tasks.request_forgotten_checks()
    assert asked_for(check) == 1
    long_ago = timezone.now() - checking.CUT_OFF_AFTER - timedelta(seconds=1)
    FileCheck.objects.filter(pk=check.pk).update(started_at=long_ago, queued_at=long_ago)
    tasks.request_forgotten_checks()
    assert asked_for(check) == 2
    workers.start()
    wait_until(lambda: state_of(check) == FileCheck.State.DONE)
    assert check.cleared_at
    InformationPageFactory(body=[document_block(document)])
    assert client.get(document.url).status_code == 200


def test_two_workers_make_each_check_once_though_it_was_asked_for_twice(workers: Workers) -> None:
    checks = [SiteDocumentFactory(checked=False).current_check for _ in range(6)]
    for check in checks:
        tasks.request_check(check)
    for _ in range(2):
        workers.start(takes_seconds=0.2)
    tasks_of_these = DBTaskResult.objects.filter(args_kwargs__args__0__in=[c.pk for c in checks])
    wait_until(lambda: not tasks_of_these.exclude(status="SUCCESSFUL").exists())
    assert tasks_of_these.count() >= 2 * len(checks)
    for check in checks:
        assert state_of(check) == FileCheck.State.DONE
        assert check.texts.count() == check.pages
        assert check.findings.count() == check.findings.values("code", "page").distinct().count()
    assert len({result.worker_ids[0] for result in tasks_of_these}) == 2
    connection.close()
