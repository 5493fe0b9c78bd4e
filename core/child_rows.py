"""The rows that belong to one page, of several tables, read by one question.

Django asks for each list when it is first used: a review's page would ask five times for a few rows
each. The question is put together once for each page type.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model, QuerySet


def read_child_rows(page: Model, names: Sequence[str]) -> None:
    """Read these lists of one page: what points to it, or what it points to many of.

    Afterwards `page.<name>.all()` asks nothing, as after Django's `prefetch_related`.
    """
    if not names:
        return
    found: dict[str, list[Model]] = {name: [] for name in names}
    models = {name: _list_of(type(page), name)[0] for name in names}
    question = _question(type(page), tuple(names))
    with connection.cursor() as cursor:
        cursor.execute(question, [page.pk] * len(names))
        for name, _, values in cursor.fetchall():
            found[name].append(_instance(models[name], json.loads(values)))
    for name, rows in found.items():
        _put_into(page, name, rows)


@cache
def _question(model: type[Model], names: tuple[str, ...]) -> str:
    """SQL that gives (name of the list, place in it, row), the page's key asked once for each."""
    return " UNION ALL ".join(_select(model, name) for name in names) + " ORDER BY 1, 2"


def _select(model: type[Model], name: str) -> str:
    quote = connection.ops.quote_name
    related, field = _list_of(model, name)
    columns = ", ".join(
        f"'{each.attname}', row.{quote(str(each.column))}" for each in related._meta.concrete_fields
    )
    order = ", ".join(_order(related))
    start = (
        f"SELECT '{name}', row_number() OVER (ORDER BY {order}),"
        f" jsonb_build_object({columns})::text "
        f"FROM {quote(related._meta.db_table)} AS row"
    )
    if field.many_to_many:
        to_page, to_row = field.m2m_column_name(), field.m2m_reverse_name()  # type: ignore[attr-defined]
        key = quote(str(related._meta.pk.column))
        return (
            f"{start} JOIN {quote(field.m2m_db_table())} AS link"  # type: ignore[attr-defined]
            f" ON link.{quote(to_row)} = row.{key} WHERE link.{quote(to_page)} = %s"
        )
    return f"{start} WHERE row.{quote(str(field.column))} = %s"


def _order(model: type[Model]) -> list[str]:
    """The model's own order, which is by plain columns, then its key."""
    columns = []
    for name in map(str, (*(model._meta.ordering or ()), "pk")):
        plain, direction = name.removeprefix("-"), "DESC" if name.startswith("-") else "ASC"
        field: Any = model._meta.pk if plain == "pk" else model._meta.get_field(plain)
        columns.append(f"row.{connection.ops.quote_name(field.column)} {direction}")
    return columns


def _list_of(model: type[Model], name: str) -> tuple[type[Model], Field]:
    """The model of the rows of a list, and the field by which they belong to the page."""
    relation: Any = model._meta.get_field(name)
    return relation.related_model, relation if relation.many_to_many else relation.field


def _instance(model: type[Model], values: dict[str, Any]) -> Model:
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    return model.from_db(
        connection.alias, names, [field.to_python(values[field.attname]) for field in fields]
    )


def _put_into(page: Model, name: str, rows: list[Model]) -> None:
    field: Any = type(page)._meta.get_field(name)
    if not field.many_to_many:
        for row in rows:
            row._state.fields_cache[field.field.name] = page
    query: QuerySet = getattr(page, name).get_queryset()
    query._result_cache = rows
    query._prefetch_done = True  # type: ignore[attr-defined]
    cache_of_page = page.__dict__.setdefault("_prefetched_objects_cache", {})
    cache_of_page[name] = query
