"""Thousands of keys on their way to the database and back, as text.

psycopg takes ten times as long for a list of ten thousand numbers.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

Rows = TypeVar("Rows", bound=QuerySet)


def only(rows: Rows, keys: Iterable[int]) -> Rows:
    """Those of the rows that have these keys, however many: one parameter, read as a table."""
    text = f"{{{','.join(map(str, keys))}}}"
    table: Any = RawSQL("SELECT unnest(%s::bigint[])", (text,))
    return rows.filter(pk__in=table)


def keys_of(rows: QuerySet) -> list[int]:
    """The keys of all the rows, in no order; one query."""
    keys = StringAgg(Cast("pk", CharField()), ",", default=Value(""))
    return read_keys(rows.order_by().aggregate(keys=keys)["keys"])


def read_keys(text: str | None) -> list[int]:
    """Numbers with commas between them."""
    return [*map(int, text.split(","))] if text else []
