"""Runs the safety check on stored files and keeps what it found."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from library import virus
from library.safety import VERSION, ForkServer, Report, check_file
from library.safety.codes import finding
from library.safety.report import Finding as FoundInFile

from .file_types import extension_of
from .models import FileCheck, Finding, PageText, ProposedVersion, SiteDocument
from .signals import file_checked
from .storage import site_storage

logger = logging.getLogger(__name__)

# A check that was begun so long ago was cut off with its worker: the slowest takes two minutes.
CUT_OFF_AFTER = timedelta(minutes=10)
STORE_IS_DOWN = "The place where files are kept does not answer. The check is tried again."
AT_A_TIME = 2
# Starts with the first file and ends a minute after the last one.
parsers = ForkServer("worker")


class NotScanned(Exception):
    """The virus scanner could not look; the message says why."""


def begin(check_id: int) -> FileCheck | None:
    """Take a check in hand; None when it is gone, done or in somebody else's hand."""
    now = timezone.now()
    with transaction.atomic():
        check = FileCheck.objects.select_for_update().filter(pk=check_id).first()
        if check is None or check.is_up_to_date:
            return None
        is_taken = check.state == FileCheck.State.RUNNING
        if is_taken and check.started_at and check.started_at > now - CUT_OFF_AFTER:
            return None
        check.state, check.started_at, check.held_because = FileCheck.State.RUNNING, now, ""
        check.save(update_fields=["state", "started_at", "held_because"])
    return check


def run_check(check: FileCheck) -> None:
    """Check one file, from the store to what was found; held back when that can't be done now."""
    _conclude(check, partial(examine, check.file_name))


def _conclude(check: FileCheck, result: Callable[[], tuple[Report, int]]) -> None:
    try:
        report, size = result()
    except NotScanned as error:
        hold(check, str(error))
    except FileNotFoundError:
        logger.error("The file %s is to be checked, but it is gone.", check.file_name)
        gone = finding("broken-file", "The file is not where it was stored. Upload it again.")
        record(check, Report(file=check.file_name, type="unknown", findings=[gone]), 0)
    except OSError:
        logger.exception("The file %s could not be fetched for its check.", check.file_name)
        hold(check, STORE_IS_DOWN)
    else:
        record(check, report, size)


class CheckingMeanwhile:
    """Checks files while something else goes on, two at a time: for loading content.

    Nothing is written before `conclude`: what is looked at may not be committed yet.
    """

    def __init__(self) -> None:
        # Each check is a process: the threads only wait.
        self._pool = ThreadPoolExecutor(AT_A_TIME)
        self._looks: dict[str, Future[tuple[Report, int]]] = {}

    def look_at(self, file_name: str) -> None:
        """Begin with a stored file."""
        self._looks[file_name] = self._pool.submit(examine, file_name)

    def conclude(self, checks: Iterable[FileCheck]) -> None:
        """Wait, and keep what was found; of files that were looked at."""
        for check in checks:
            _conclude(check, self._looks.pop(check.file_name).result)

    def stop(self) -> None:
        """Let go of every file."""
        self._pool.shutdown(cancel_futures=True)


def examine(name: str) -> tuple[Report, int]:
    """What the check says of a stored file, and its size in bytes; raises OSError, NotScanned.

    A file with a virus isn't looked at any further.
    """
    with local_copy(name) as path:
        size = path.stat().st_size
        with path.open("rb") as file:
            scan = virus.scan(file)
        if scan.is_held:
            raise NotScanned(scan.reason)
        if scan.is_infected:
            found = finding("infected", f"The virus scanner knows this file as {scan.reason}.")
            return Report(file=name, type="unknown", findings=[found]), size
        return check_file(path, texts=True, ask=parsers.ask), size


@contextmanager
def local_copy(name: str) -> Iterator[Path]:
    """A stored file as a file of this machine, removed afterwards; raises OSError."""
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        path = Path(folder, f"file.{extension_of(name)}")
        with site_storage().open(name, "rb") as stored, path.open("wb") as copy:
            shutil.copyfileobj(stored, copy, 1024 * 1024)
        yield path


def hold(check: FileCheck, reason: str) -> None:
    """Put a check back among those that wait, and say why."""
    check.state, check.held_because = FileCheck.State.WAITING, reason
    check.save(update_fields=["state", "held_because"])


@transaction.atomic
def record(check: FileCheck, report: Report, size: int) -> None:
    """Keep what was found in place of what an earlier check of the file found."""
    check.state, check.held_because = FileCheck.State.DONE, ""
    check.finished_at, check.version = timezone.now(), VERSION
    check.type, check.pages, check.size = report.type[:20], report.pages, size
    check.is_readable, check.is_tagged = report.readable, report.tagged
    check.language = report.language[:40]
    if any(found.code == "infected" for found in report.findings):
        check.cleared_at = None
    check.save()
    _keep_findings(check, report.findings)
    check.texts.all().delete()
    is_now = is_current(check)
    if is_now or _is_waiting(check):
        PageText.objects.bulk_create(
            PageText(check_of_file=check, number=number, text=text)
            for number, text in report.texts.items()
        )
    if is_now:
        tell_document(check)
    check.clear_if_nothing_is_open()
    file_checked.send(sender=FileCheck, check=check)


def is_current(check: FileCheck) -> bool:
    """Whether the file is one that readers could get, not one that was replaced."""
    return FileCheck.objects.in_use().filter(pk=check.pk).exists()


def _is_waiting(check: FileCheck) -> bool:
    """Whether a second person is to compare the file with the one that readers have."""
    return ProposedVersion.objects.waiting().filter(file=check.file_name).exists()


def _keep_findings(check: FileCheck, found: Iterable[FoundInFile]) -> None:
    """The new ones; what somebody answered for and is found again stays answered for."""
    answered = {one.likeness(): one for one in check.findings.accepted()}
    check.findings.all().delete()
    Finding.objects.bulk_create(_finding(check, one, answered) for one in found)


def _finding(check: FileCheck, found: FoundInFile, answered: dict[tuple, Finding]) -> Finding:
    made = Finding(
        check_of_file=check,
        code=found.code,
        page=found.page,
        severity=found.severity,
        message=found.message,
        box=list(found.box) if found.box else None,
    )
    if before := answered.get(made.likeness()):
        made.accepted_by = before.accepted_by
        made.accepted_at = before.accepted_at
        made.accepted_reason = before.accepted_reason
    return made


def tell_document(check: FileCheck) -> None:
    """What readers are told stands with the document."""
    if check.document_id is None:
        return
    is_pdf = check.type == "pdf"
    SiteDocument.objects.filter(pk=check.document_id).update(
        page_count=check.pages if is_pdf else None, is_tagged=check.is_tagged if is_pdf else None
    )
