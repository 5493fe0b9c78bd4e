"""How many publications are behind each choice of each filter, all in one query.

Each filter is counted among what the other filters leave. A publication is therefore looked at
once, and remembers which of the chosen filters leave it out: none, and it counts everywhere; a
single one, and it counts in that filter only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable

from publications.filters import FILTER_NAMES, FILTERS, Filter
from publications.querysets import PublicationQuerySet

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Counts:
    """The publications of each value by filter, and how many match every filter."""

    by_filter: Mapping[str, Mapping[str, int]]
    total: int


def count_values(publications: PublicationQuerySet, chosen: Chosen) -> Counts:
    """Count these publications, of which nothing is filtered yet; one query."""
    bits = {each.name: 1 << place for place, each in enumerate(FILTERS)}
    left_out = publications.order_by().annotate(
        left_out_by=_left_out_by(publications, chosen, bits)
    )
    counted = [_counted(each, publications, bits[each.name]) for each in FILTERS]
    counts: dict[str, dict[str, int]] = {name: {} for name in FILTER_NAMES}
    counts[""] = {"": 0}
    try:
        found, parameters = _sql(left_out.values_list("pk", "left_out_by"))
    except EmptyResultSet:
        return Counts(counts, 0)
    total = "SELECT '' AS name, '' AS value, COUNT(*) FROM found WHERE found.left_out_by = 0"
    parts = [f"WITH found(pk, left_out_by) AS MATERIALIZED ({found}) {total}"]
    for sql, more in counted:
        parts.append(sql)
        parameters += more
    with connections[publications.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for name, value, number in cursor.fetchall():
            counts[name][value] = number
    return Counts(counts, counts.pop("")[""])


def _left_out_by(
    publications: PublicationQuerySet, chosen: Chosen, bits: Mapping[str, int]
) -> Combinable:
    """The sum of the bits of the filters that a publication doesn't match."""
    left_out: Combinable = Value(0, IntegerField())
    for each in FILTERS:
        if values := chosen.get(each.name):
            matches = When(each.matching(publications, values), then=Value(0))
            left_out = left_out + Case(matches, default=Value(bits[each.name]))
    return left_out


def _counted(
    each: Filter, publications: PublicationQuerySet, bit: int
) -> tuple[str, tuple[str | int, ...]]:
    """SQL for rows of (filter, value, number) over `found`, and its parameters."""
    pairs, parameters = _sql(each.pairs(publications))
    sql = (
        f"SELECT %s, pairs.value, COUNT(*) FROM ({pairs}) AS pairs(of_page, value)"
        " JOIN found ON found.pk = pairs.of_page"
        " WHERE found.left_out_by & ~%s = 0 GROUP BY pairs.value"
    )
    return sql, (each.name, *parameters, bit)


def _sql(rows: QuerySet) -> tuple[str, tuple[str | int, ...]]:
    return rows.query.get_compiler(rows.db).as_sql()
