"""Telling the shared caches that something has changed: they throw out everything at once.

Few changes are made and many pages show each of them; to find out which would be slower than to
make them all anew, and could be wrong. What was noted in the database (core.changes) says whether
there is anything to tell, so that a change made anywhere is told by whoever finds it first: the
request that made it, before it is answered, the worker after each task, the scheduler each minute.
"""

import logging
from datetime import timedelta

from django.db import connection, transaction
from wagtail.contrib.frontend_cache.utils import get_backends

from core.changes import state_now
from operations.models import SharedCache

logger = logging.getLogger(__name__)

# While a cache doesn't answer, no editor waits for it again within this time.
BETWEEN_TRIES = timedelta(seconds=10)
# Of PostgreSQL's advisory locks: one process tells at a time, so that the last word is the newest.
LOCK = 0x5CA_C4E


class NotEmptied(Exception):
    """A cache didn't confirm that it has thrown everything out."""


def empty_if_changed() -> bool:
    """Tell the caches if anything has changed since they were last told; whether they know now.

    Never raises, and never acts inside a transaction, whose changes nobody else can see yet.
    """
    caches = get_backends()
    if not caches:
        return True
    if is_seen_by_nobody():
        transaction.on_commit(empty_if_changed)
        return False
    try:
        state = state_now().token
        known = SharedCache.objects.current()
        if known.state == state or known.just_failed(BETWEEN_TRIES):
            return known.state == state
        return tell(list(caches.values()))
    except Exception:
        # The database may be away; then nothing has changed that anybody could see.
        logger.exception("Whether the shared cache must be emptied couldn't be found out.")
        return False


def is_seen_by_nobody() -> bool:
    """Whether what was done until now is only done when a transaction ends well."""
    return connection.in_atomic_block


def is_told(state: str) -> bool:
    """Whether the caches know of this state."""
    return SharedCache.objects.current().state == state


def tell(caches: list) -> bool:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        # Asked again under the lock: what is told last is then what was true last.
        state, failures = state_now().token, []
        for cache in caches:
            try:
                cache.empty(state)
            except NotEmptied as failure:
                failures.append(str(failure))
        SharedCache.objects.note(state, "; ".join(failures))
    if failures:
        logger.error(
            "A shared cache wasn't emptied after a change, and is asked again: %s. It shows what "
            "was there before for at most a minute.",
            "; ".join(failures),
        )
    return not failures


def after_a_task(**kwargs: object) -> None:
    """The worker may have changed what readers see: a check that clears a file, for one."""
    empty_if_changed()
