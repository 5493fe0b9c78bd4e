"""What is done by itself: the queue, the scheduler, the search index, file checks."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.models import SchedulerRun
from core.moments import moment_in_words
from core.visibility import public_pages
from library.models import FileCheck
from operations.queue import WAITS_TOO_LONG, failed_today, waiting
from search.files import files_to_index
from search.index_state import failures
from search.models import Entry

from .finding import Finding, failed, how_long, many, ok

NO_TIME = timedelta(0)
START_WORKER = (
    "Start the worker (with compose: “docker compose up -d worker”) and read its log. "
    "Uploads wait for their safety check meanwhile."
)


def queue() -> Finding:
    """Nothing waits for long; what failed lately is said."""
    count, oldest = waiting()
    waited = timezone.now() - oldest if oldest else NO_TIME
    said = "No background work waits."
    if count:
        verb = "waits" if count == 1 else "wait"
        work = many(count, "piece")
        said = f"{work} of background work {verb}, the oldest for {how_long(waited)}."
    if waited > WAITS_TOO_LONG:
        return failed(said, START_WORKER)
    broken = failed_today()
    if broken:
        return ok(f"{said} {many(broken, 'piece')} failed in the last day; the log says why.")
    return ok(said)


def scheduler() -> Finding:
    """Each minute's work was done."""
    last = SchedulerRun.objects.first()
    if last and SchedulerRun.objects.recent().exists():
        ago = how_long(timezone.now() - last.finished_at)
        return ok(f"The scheduler did a minute’s work {ago} ago.")
    since = moment_in_words(last.finished_at) if last else "the site was started"
    return failed(
        f"The scheduler has done nothing since {since}: nothing is published or taken down by "
        "itself, and no reminders go out.",
        "Start it (with compose: “docker compose up -d scheduler”) and read its log.",
    )


def index() -> Finding:
    """What may be found, can be."""
    broken = failures().count()
    if broken:
        return failed(
            f"{many(broken, 'piece')} of work on the search index failed.",
            "Open Reports, Search index, and bring it up to date.",
        )
    pages = public_pages().filter(depth__gt=1)
    missing = pages.filter(~Exists(Entry.objects.filter(page=OuterRef("pk")))).count()
    files = files_to_index().count()
    if not (missing or files):
        return ok("Every public page and document can be found.")
    said = f"{many(missing, 'page')} and {many(files, 'document')} can’t be found yet."
    if waiting()[0]:
        return ok(f"{said} They are being added.")
    return failed(said, "Open Reports, Search index, and bring it up to date.")


def file_checks() -> Finding:
    """Uploads are looked at soon."""
    never_done = FileCheck.objects.filter(finished_at=None).order_by("uploaded_at")
    oldest = never_done.first()
    if oldest is None:
        return ok("Every upload has been checked.")
    waited = timezone.now() - oldest.uploaded_at
    said = f"{many(never_done.count(), 'upload')} without a safety check, for {how_long(waited)}."
    if waited <= WAITS_TOO_LONG:
        return ok(said)
    return failed(f"{said} {oldest.held_because}".strip(), START_WORKER)
