"""Which changes the database has seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from core.models import Change


class State(NamedTuple):
    """How many transactions were noted, and the sum of their numbers."""

    noted: int
    total: Decimal | None


_of_this_request: ContextVar[list[State] | None] = ContextVar("state_of_request", default=None)

QUESTION = f"SELECT count(*), sum(number) FROM {Change._meta.db_table}"


def state_now() -> State:
    """What was noted by now; inside `same_state`, by the time that this was first asked."""
    known = _of_this_request.get()
    if known:
        return known[0]
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        state = State(*cursor.fetchone())
    if known is not None:
        known.append(state)
    return state


@contextmanager
def same_state() -> Iterator[None]:
    """Ask once for all that happens within: for answers that change nothing themselves."""
    token = _of_this_request.set([])
    try:
        yield
    finally:
        _of_this_request.reset(token)
