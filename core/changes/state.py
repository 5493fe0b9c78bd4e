"""Which changes the database has seen."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from hashlib import blake2b
from typing import NamedTuple

from django.db import connection

from core.changes.triggers import TABLE, are_changes_noted

logger = logging.getLogger(__name__)


class State(NamedTuple):
    """How many transactions were noted, and the sum of their numbers."""

    noted: int
    total: Decimal | None

    @property
    def token(self) -> str:
        """A short word for it, which is another for each state."""
        return blake2b(f"{self.noted} {self.total}".encode(), digest_size=12).hexdigest()


_of_this_request: ContextVar[list[State] | None] = ContextVar("state_of_request", default=None)

QUESTION = f"SELECT count(*), sum(number) FROM {TABLE}"


class _Watch:
    """Whether this process has seen that changes are noted; asked until they are."""

    is_on = False


def state_now() -> State:
    """What was noted by now; inside `same_state`, by the time that this was first asked.

    Where changes aren't noted, each state is another one: then nothing is remembered.
    """
    known = _of_this_request.get()
    if known:
        return known[0]
    state = _ask() if _is_watched() else State(-1, Decimal(secrets.randbits(64)))
    if known is not None:
        known.append(state)
    return state


def _ask() -> State:
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        return State(*cursor.fetchone())


def _is_watched() -> bool:
    if not _Watch.is_on:
        _Watch.is_on = are_changes_noted(connection.alias)
        if not _Watch.is_on:
            logger.error("Changes aren't noted, so nothing is remembered: run manage.py migrate.")
    return _Watch.is_on


@contextmanager
def same_state() -> Iterator[None]:
    """Ask once for all that happens within: for answers that change nothing themselves."""
    token = _of_this_request.set([])
    try:
        yield
    finally:
        _of_this_request.reset(token)
