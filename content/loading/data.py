"""Checked values that still wait for the objects they refer to."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ref:
    """Another entry of the folder."""

    section: str
    key: str


@dataclass(frozen=True)
class Joined:
    """Text with references inside, such as the links of rich text."""

    parts: tuple[str | Ref, ...]


def references(data: Any) -> Iterator[Ref]:
    """Every reference in a value."""
    if isinstance(data, Ref):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from references(value)
    elif isinstance(data, list):
        for value in data:
            yield from references(value)
    elif isinstance(data, Joined):
        yield from (part for part in data.parts if isinstance(part, Ref))


def resolve(data: Any, primary_key: Callable[[Ref], int]) -> Any:
    """The same value with the primary keys of the objects in place of the references."""
    if isinstance(data, Ref):
        return primary_key(data)
    if isinstance(data, dict):
        return {name: resolve(value, primary_key) for name, value in data.items()}
    if isinstance(data, list):
        return [resolve(value, primary_key) for value in data]
    if isinstance(data, Joined):
        return "".join(str(resolve(part, primary_key)) for part in data.parts)
    return data


def fingerprint(data: Any) -> str:
    """A hash of a resolved value, the same on every machine."""
    text = json.dumps(data, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
