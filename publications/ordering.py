"""Rows in an order that was worked out elsewhere, fetched a page at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

AT_ONCE = 500


class InOrder(Sequence[Any]):
    """The rows of a query in the order of their keys; only those that are looked at are fetched."""

    def __init__(self, rows: QuerySet, keys: Sequence[int]) -> None:
        self.rows = rows
        self.keys = keys

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return self._fetched(self.keys[place])
        return self._fetched([self.keys[place]])[0]

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, len(self.keys), AT_ONCE):
            yield from self._fetched(self.keys[start : start + AT_ONCE])

    def _fetched(self, keys: Sequence[int]) -> list[Any]:
        found = {row.pk: row for row in self.rows.filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]
