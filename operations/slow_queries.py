"""Says which queries of the database take long: their words, never the values in them."""

import logging
import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from .requests import current, view_of

logger = logging.getLogger(__name__)

LONGEST_SHOWN = 2000  # characters
# Values are sent beside the query; one that was written into it becomes a star.
WRITTEN_VALUE = re.compile(r"'(?:[^']|'')*'")


def without_values(sql: str) -> str:
    """A query in one line, with a star for each text in it."""
    return " ".join(WRITTEN_VALUE.sub("'*'", sql).split())[:LONGEST_SHOWN]


def timed(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a query, and note it if it took long; also if it failed at last."""
    began = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        taken = (time.perf_counter() - began) * 1000
        if taken >= settings.SLOW_QUERY_MILLISECONDS:
            logger.warning(
                "A slow query in %s: %s",
                view_of(current()),
                without_values(str(sql)),
                extra={"milliseconds": round(taken, 1)},
            )


def watch(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """When a connection is made: time what is asked over it. 0 milliseconds: not at all."""
    if settings.SLOW_QUERY_MILLISECONDS and timed not in connection.execute_wrappers:
        # At the front: whoever puts one at the end for a while takes the last one away again.
        connection.execute_wrappers.insert(0, timed)
