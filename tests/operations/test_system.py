"""How the site is: each check's good and bad state, and who may read it."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from core.models import SchedulerRun
from core.permissions import ADMINISTRATORS
from operations.models import BackupRun, SharedCache
from operations.queue import waiting
from operations.system import outside, stores, work
from operations.system.checking import CHECKS, Check, check_everything, take, worst
from operations.system.finding import Finding, State, how_large, how_long, ok
from tests.factories.home import InformationPageFactory

pytestmark = pytest.mark.django_db

KEY = "a-key-for-the-tests-of-monitoring-only"
BEARER = {"Authorization": f"Bearer {KEY}"}
DEEP = ["/health/deep/", "/metrics/"]


@pytest.fixture(autouse=True)
def monitored(settings: Settings) -> Iterator[None]:
    settings.MONITORING_KEY, settings.MONITORING_NETWORKS = KEY, []
    outside._kept.clear()
    yield
    outside._kept.clear()


def task_since(minutes: int, **values: object) -> DBTaskResult:
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="search.tasks.reindex",
        queue_name="default",
        backend_name="background",
        **values,
    )
    when = timezone.now() - timedelta(minutes=minutes)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=when)
    return task


def backup_of(hours: int, missing: int = 0) -> BackupRun:
    when = timezone.now() - timedelta(hours=hours)
    return BackupRun.objects.create(
        name="b", place="p", finished_at=when, size=3_200_000_000, rows=1, files=1, missing=missing
    )


def test_what_is_well_says_so(site: object) -> None:
    SchedulerRun.objects.note()
    backup_of(hours=2)
    assert {one.check.name: one.finding.state for one in check_everything()} == {
        check.name: State.OK for check in CHECKS
    }


def test_a_database_that_is_slow_or_away(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 3.0])
    monkeypatch.setattr(stores, "time", SimpleNamespace(perf_counter=lambda: next(times)))
    assert "took 3.0 seconds" in stores.database().sentence

    def away() -> Finding:
        raise OperationalError("password of sscp refused")

    database, other = Check("database", "Database", away), Check("queue", "Queue", away)
    monkeypatch.setattr("operations.system.checking.DATABASE", database)
    assert take(database).state == State.FAILED
    assert "password" not in str(take(database))
    assert take(other).state == State.UNKNOWN


def test_a_release_that_was_not_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: {})
    found = stores.migrations()
    assert found.state == State.FAILED
    assert "manage.py migrate" in found.to_do


def test_a_store_that_loses_or_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    storage = next(check for check in CHECKS if check.name == "storage")
    assert take(storage).state == State.OK
    assert default_storage.listdir("health")[1] == []

    class Other:
        def __enter__(self) -> "Other":
            return self

        def __exit__(self, *args: object) -> None: ...

        def read(self) -> bytes:
            return b"something else"

    monkeypatch.setattr(default_storage, "open", lambda name: Other())
    assert take(storage).state == State.FAILED

    def refuse(*args: object) -> None:
        raise OSError("key AKIA123 refused")

    monkeypatch.setattr(default_storage, "save", refuse)
    assert take(storage).state == State.FAILED
    assert "AKIA123" not in str(take(storage))


@pytest.mark.parametrize(
    ("free", "total", "state"),
    [
        (60, 100, State.OK),
        (9, 100, State.FAILED),
        (11, 1000, State.OK),
        (3, 20, State.OK),
        (1, 20, State.FAILED),
    ],
)
def test_room_on_the_disk(
    monkeypatch: pytest.MonkeyPatch, free: int, total: int, state: State
) -> None:
    usage = SimpleNamespace(free=free * 1000**3, total=total * 1000**3)
    monkeypatch.setattr(stores.shutil, "disk_usage", lambda folder: usage)
    assert stores.disk().state == state


def test_a_queue_that_nobody_takes_from() -> None:
    assert work.queue() == ok("No background work waits.")
    task = task_since(minutes=3)
    assert work.queue() == ok("1 piece of background work waits, the oldest for 3 minutes.")
    task_since(minutes=40)
    assert work.queue().state == State.FAILED
    DBTaskResult.objects.all().delete()
    # Put off on purpose, until a minute ago.
    task = task_since(minutes=300, run_after=timezone.now() - timedelta(minutes=1))
    assert work.queue().state == State.OK
    DBTaskResult.objects.filter(pk=task.pk).update(run_after=timezone.now() + timedelta(hours=1))
    assert waiting() == (0, None)


def test_a_scheduler_that_stopped() -> None:
    assert "since the site was started" in work.scheduler().sentence
    SchedulerRun.objects.note()
    assert work.scheduler().state == State.OK
    SchedulerRun.objects.update(finished_at=timezone.now() - timedelta(minutes=11))
    assert work.scheduler().state == State.FAILED


def test_an_index_that_lacks_a_page(site: object) -> None:
    page = InformationPageFactory()
    assert work.index().state == State.OK
    work.Entry.objects.filter(page=page).delete()
    assert work.index().state == State.FAILED
    assert "1 page and 0 documents" in work.index().sentence
    task_since(minutes=1)
    assert work.index().state == State.OK


def test_a_shared_cache_that_was_not_told(settings: Settings) -> None:
    assert "No shared cache" in outside.shared_cache().sentence
    settings.WAGTAILFRONTENDCACHE = {"varnish": {}}
    SharedCache.objects.note("state", "")
    assert outside.shared_cache().state == State.OK
    SharedCache.objects.note("state", "http://varnish: it doesn't answer")
    assert outside.shared_cache().state == State.FAILED


def test_backups_that_are_old_or_lack_something(settings: Settings) -> None:
    assert outside.backup().state == State.UNKNOWN
    settings.BACKUP_PLACE = "/backups"
    assert outside.backup().state == State.FAILED
    backup_of(hours=40)
    assert "1 day old (3.2 GB)" in outside.backup().sentence
    assert outside.backup().state == State.FAILED
    backup_of(hours=5, missing=2)
    assert "lacked 2 files" in outside.backup().sentence
    backup_of(hours=1)
    assert outside.backup().state == State.OK


@pytest.mark.parametrize("address", DEEP)
def test_nobody_else_sees_that_it_is_there(
    client: Client, settings: Settings, address: str
) -> None:
    missing = client.get("/health/nothing/").status_code
    assert client.get(address).status_code == missing == 404
    assert client.get(address, headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert client.get(address, headers={"X-Forwarded-For": "10.1.2.3"}).status_code == 404
    assert client.get(address, headers=BEARER).status_code in (200, 503)
    settings.MONITORING_KEY = ""
    assert client.get(address, headers={"Authorization": "Bearer "}).status_code == 404
    settings.MONITORING_NETWORKS = ["10.1.0.0/16", "fd00::/8"]
    assert client.get(address, REMOTE_ADDR="10.2.0.1").status_code == 404
    near = client.get(address, REMOTE_ADDR="10.1.2.3")
    assert near.status_code in (200, 503)
    assert "no-store" in near["Cache-Control"]
    assert not near.cookies


def test_a_program_is_told_which_part_failed(client: Client, site: object) -> None:
    answer = client.get("/health/deep/", headers=BEARER)
    assert answer.status_code == 503
    said = answer.json()
    assert said["status"] == "failed"
    assert list(said["checks"]) == [check.name for check in CHECKS]
    assert said["checks"]["scheduler"]["to_do"].startswith("Start it")
    SchedulerRun.objects.note()
    assert client.get("/health/deep/", headers=BEARER).status_code == 200


def test_what_is_not_known_alarms_nobody() -> None:
    checked = check_everything()
    assert State.UNKNOWN in {one.finding.state for one in checked}
    assert worst([one for one in checked if one.finding.state != State.FAILED]) == State.OK


def test_the_page_is_for_administrators(
    client: Client, editor: AbstractUser, administrator_client: Client
) -> None:
    client.force_login(editor)
    assert client.get("/admin/reports/system/").status_code == 302
    assert "/admin/reports/system/" not in client.get("/admin/").content.decode()
    editor.groups.add(Group.objects.get(name=ADMINISTRATORS))
    assert client.get("/admin/reports/system/").status_code == 200
    shown = administrator_client.get("/admin/reports/system/").content.decode()
    assert "Start it (with compose" in shown
    assert "1 part needs somebody to look." in shown
    assert all(check.label in shown for check in CHECKS)
    assert shown.index("The scheduler has done nothing") < shown.index("The database (")
    SchedulerRun.objects.note()
    shown = administrator_client.get("/admin/reports/system/").content.decode()
    assert "Nothing has failed." in shown
    assert "There is nothing to do" not in shown
    assert "/admin/reports/system/" in administrator_client.get("/admin/").content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "less than a minute"),
        (60, "1 minute"),
        (7199, "1 hour"),
        (7200, "2 hours"),
        (180_000, "2 days"),
    ],
)
def test_how_long(seconds: int, words: str) -> None:
    assert how_long(timedelta(seconds=seconds)) == words


def test_how_large() -> None:
    sizes = (900, 20_000, 3_400_000, 74_350_000_000)
    assert [how_large(size) for size in sizes] == ["900 bytes", "20 KB", "3 MB", "74.3 GB"]
