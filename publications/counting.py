"""How many publications are behind each choice of each filter, all in one query.

Each filter is counted among what the other filters leave. A publication is therefore looked at
once, and remembers which of the chosen filters leave it out: none, and it counts everywhere; a
single one, and it counts in that filter only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable

from publications.filters import FILTER_NAMES, FILTERS, Filter
from publications.offers import open_documents
from publications.querysets import PublicationQuerySet

Chosen = Mapping[str, tuple[str, ...]]
Parameter = Any
Sql = tuple[str, tuple[Parameter, ...]]
# One for each filter: a publication adds up those of the filters that leave it out.
BITS = {each: 1 << place for place, each in enumerate(FILTERS)}
OF_DOCUMENTS = sorted({column for each in FILTERS for column in each.of_documents})


@dataclass(frozen=True)
class Counts:
    """The publications of each value by filter, and how many match every filter."""

    by_filter: Mapping[str, Mapping[str, int]]
    total: int


def count_values(publications: PublicationQuerySet, chosen: Chosen) -> Counts:
    """Count these publications, of which nothing is filtered yet; one query."""
    counts: dict[str, dict[str, int]] = {name: {} for name in FILTER_NAMES}
    counts[""] = {"": 0}
    try:
        sql, parameters = _question(publications, chosen)
    except EmptyResultSet:
        return Counts(counts, 0)
    with connections[publications.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        for name, value, number in cursor.fetchall():
            counts[name][value] = number
    return Counts(counts, counts.pop("")[""])


def _question(publications: PublicationQuerySet, chosen: Chosen) -> Sql:
    """SQL for rows of (filter, value, number), the number of all under no name.

    What was found and what it has to download are looked up once, for all filters.
    """
    own = {f"own_{each.name}": each.own_text for each in FILTERS if each.own}
    looked_at = publications.order_by().annotate(**own)
    looked_at = looked_at.annotate(left_out_by=_left_out_by(publications, chosen))
    found, parameters = _sql(looked_at.values_list("pk", "left_out_by", *own))
    downloads, more = _sql(open_documents(publications).values_list("page", *OF_DOCUMENTS))
    parts = [
        f"WITH found(pk, left_out_by, {', '.join(own)}) AS MATERIALIZED ({found}),"
        f" open_documents(pk, left_out_by, {', '.join(OF_DOCUMENTS)}) AS MATERIALIZED"
        " (SELECT found.pk, found.left_out_by,"
        f" {', '.join(f'rows.{name}' for name in OF_DOCUMENTS)} FROM found JOIN ({downloads})"
        f" AS rows(page, {', '.join(OF_DOCUMENTS)}) ON rows.page = found.pk)"
        " SELECT '' AS name, '' AS value, COUNT(*) FROM found WHERE left_out_by = 0"
    ]
    parameters += more
    for each, bit in BITS.items():
        pairs, more = _pairs_of(each, publications)
        counted = f"SELECT %s, value, COUNT(*) FROM ({pairs}) AS pairs(pk, left_out_by, value)"
        # A condition that leaves nothing out makes PostgreSQL expect one row, and join row by row.
        narrowed = f"WHERE left_out_by & ~{bit} = 0" if any(chosen.values()) else ""
        parts.append(f"{counted} {narrowed} GROUP BY value")
        parameters = (*parameters, each.name, *more)
    return " UNION ALL ".join(parts), parameters


def _left_out_by(publications: PublicationQuerySet, chosen: Chosen) -> Combinable:
    """The sum of the bits of the filters that a publication doesn't match."""
    left_out: Combinable = Value(0, IntegerField())
    for each, bit in BITS.items():
        if values := chosen.get(each.name):
            matches = When(each.matching(publications, values), then=Value(0))
            left_out = left_out + Case(matches, default=Value(bit))
    return left_out


def _pairs_of(each: Filter, publications: PublicationQuerySet) -> Sql:
    """SQL for what was found with each value of one filter, each pair once."""
    if each.terms:
        terms = each.term_rows(publications).values_list("of_page", "value")
        sql, parameters = _sql(terms)
        joined = f"FROM ({sql}) AS rows(pk, value) JOIN found ON found.pk = rows.pk"
        return f"SELECT found.pk, found.left_out_by, rows.value {joined}", parameters
    sources = [(f"own_{each.name}", "found")] if each.own else []
    sources += [(column, "open_documents") for column in each.of_documents]
    parts = [
        f"SELECT pk, left_out_by, {column} FROM {table} WHERE {column} IS NOT NULL"
        for column, table in sources
    ]
    return " UNION ".join(parts), ()


def _sql(rows: QuerySet) -> Sql:
    return rows.query.get_compiler(rows.db).as_sql()
