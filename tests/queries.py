"""How often something asks the database."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.changes import same_state


def queries_of(ask: Callable[[], object]) -> int:
    """Once what is remembered is there: after a change, the first to ask asks more.

    The very first may make the site's settings, which is a change too.
    """
    ask()
    ask()
    with same_state(), CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)
