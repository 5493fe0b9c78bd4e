"""The files that the database names: what is copied, and how one is read from the store."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from typing import IO

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models

from library.streaming import StoredFile

from .streams import pieces


def named_files() -> list[str]:
    """Every file that a row names, in the order of the names. A name is never used again."""
    names: set[str] = set()
    for model, field in _file_fields():
        values = model._base_manager.exclude(**{field: ""}).exclude(**{field: None})
        names |= set(values.values_list(field, flat=True))
    return sorted(names)


def _file_fields() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if isinstance(field, models.FileField):
                yield model, field.name


@contextmanager
def opened(name: str) -> Iterator[tuple[int, IO[bytes]]]:
    """Size and stream of a file, wherever it is. Raises FileNotFoundError."""
    found = StoredFile.find(default_storage, name)
    # A store can't be asked for the first byte of nothing.
    with closing(found.open_at(0, found.size) if found.size else BytesIO()) as stream:
        yield found.size, stream


def sha256_of(name: str) -> str:
    """Of the file as it lies in the store; nothing where there is none."""
    digest = hashlib.sha256()
    try:
        with opened(name) as (_, stream):
            for piece in pieces(stream):
                digest.update(piece)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()
