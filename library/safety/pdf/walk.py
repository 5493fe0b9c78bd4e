"""Safe steps through a PDF's objects, which may be of any type and lead in circles."""

from collections.abc import Iterator
from typing import Any

import pikepdf

DEEPEST = 50
MOST_NODES = 100_000


def get(holder: Any, key: str) -> Any:
    """A dictionary's value, or None where there is no such value or no dictionary."""
    if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return holder.get(key)
    return None


def text(value: Any) -> str:
    """A string or name as text without surrounding space; anything else is empty."""
    if isinstance(value, pikepdf.String | pikepdf.Name):
        return str(value).strip("\x00 \r\n\t")
    return ""


def items(value: Any) -> list[Any]:
    """An array's items; anything else has none."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def name_tree(root: Any) -> Iterator[tuple[str, Any]]:
    """The leaves of a name tree; circles and monsters end it quietly."""
    seen: set[tuple[int, int]] = set()
    waiting = [(root, 0)]
    visited = 0
    while waiting and visited < MOST_NODES:
        node, depth = waiting.pop()
        visited += 1
        if node is None or depth > DEEPEST or _again(node, seen):
            continue
        names = items(get(node, "/Names"))
        yield from ((text(key), value) for key, value in zip(names[::2], names[1::2], strict=False))
        waiting += [(kid, depth + 1) for kid in items(get(node, "/Kids"))]


def fields(form: Any) -> Iterator[Any]:
    """Every form field, parents before children."""
    seen: set[tuple[int, int]] = set()
    waiting = [(field, 0) for field in items(get(form, "/Fields"))]
    visited = 0
    while waiting and visited < MOST_NODES:
        field, depth = waiting.pop()
        visited += 1
        if depth > DEEPEST or _again(field, seen):
            continue
        yield field
        waiting += [(kid, depth + 1) for kid in items(get(field, "/Kids"))]


def _again(node: Any, seen: set[tuple[int, int]]) -> bool:
    """Whether an indirect object was met before; direct ones can't make a circle."""
    number = getattr(node, "objgen", (0, 0))
    if number == (0, 0):
        return False
    if number in seen:
        return True
    seen.add(number)
    return False
