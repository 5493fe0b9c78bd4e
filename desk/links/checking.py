"""Asks about the links that are due, and keeps what came of it."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import connection
from django.utils import timezone

from desk.models import CheckedLink

from .asking import Answer, Verdict, ask

logger = logging.getLogger(__name__)

State = CheckedLink.State
# In one go; each of another host.
AT_ONCE = 10
THREADS = 5
PAUSE_OF_A_HOST = timedelta(seconds=50)
# A first failure may be anybody's bad minute; the third in a row is not.
BROKEN_AFTER = 3
TRY_AGAIN_AFTER = (timedelta(hours=6), timedelta(days=1), timedelta(days=3))
LOOK_AGAIN_AFTER = timedelta(days=7)
LONGEST_WAIT = timedelta(days=7)
CUT_OFF_PAUSE = timedelta(hours=1)
# So many hosts that all are silent: it is more likely that we are cut off.
ENOUGH_TO_TELL = 3
NO_SITE_ANSWERED = "No site at all answered when it was tried"
# Of this work, among everything that takes such locks in the database.
LOCK = 7_301_206


def check_some_links() -> None:
    """Ask about a few, one at a time of each host; nobody else does so meanwhile."""
    with _alone() as is_ours:
        if is_ours:
            links = next_links(timezone.now())
            agent = f"LinkCheck/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"
            with ThreadPoolExecutor(THREADS) as pool:
                answers = list(pool.map(partial(ask, user_agent=agent), [x.url for x in links]))
            keep_answers(list(zip(links, answers, strict=True)), timezone.now())


def next_links(now: datetime) -> list[CheckedLink]:
    """The links that have waited longest, each of a host that wasn't asked just now."""
    busy = CheckedLink.objects.filter(checked_at__gt=now - PAUSE_OF_A_HOST).values("host")
    due = CheckedLink.objects.standing_somewhere().due(now).exclude(host__in=busy)
    # Of each host the first; then the hosts that have waited longest.
    firsts = due.order_by("host", "next_check_at", "pk").distinct("host")
    return sorted(firsts, key=lambda link: (link.next_check_at, link.pk))[:AT_ONCE]


def keep_answers(answers: list[tuple[CheckedLink, Answer]], now: datetime) -> None:
    """Write down what came of asking; when all are silent, only that they were asked."""
    is_cut_off = len(answers) >= ENOUGH_TO_TELL and all(
        answer.verdict == Verdict.SILENT for _, answer in answers
    )
    if is_cut_off:
        logger.warning("None of %s sites answered: links can't be checked from here", len(answers))
    for link, answer in answers:
        if is_cut_off:
            link.checked_at, link.next_check_at = now, now + CUT_OFF_PAUSE
            link.problem = link.problem or NO_SITE_ANSWERED
        else:
            record(link, answer, now)
        link.save()


def record(link: CheckedLink, answer: Answer, now: datetime) -> None:
    """What one answer means for its link; not saved."""
    link.checked_at, link.status, link.problem = now, answer.status, answer.problem
    if answer.verdict in {Verdict.BAD, Verdict.SILENT}:
        link.failures += 1
        if link.failures >= BROKEN_AFTER:
            link.broken_since = link.broken_since or now
            link.state = State.BROKEN
        else:
            link.state = State.FAILING
        wait = TRY_AGAIN_AFTER[min(link.failures, BROKEN_AFTER) - 1]
    else:
        link.failures, link.broken_since = 0, None
        link.state = State.GOOD if answer.verdict == Verdict.GOOD else State.UNCLEAR
        wait = LOOK_AGAIN_AFTER
    asked_to_wait = min(timedelta(seconds=answer.wait_seconds), LONGEST_WAIT)
    link.next_check_at = now + max(wait, asked_to_wait)


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
