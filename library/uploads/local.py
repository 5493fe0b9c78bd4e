"""An uploaded file as a file of this machine, for what reads by path."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import File

CHUNK_BYTES = 1024 * 1024


@contextmanager
def on_disk(file: File) -> Iterator[Path]:
    """Where the file lies, for as long as the block lasts; leaves it at its start."""
    # A larger upload is on disk already; a model's field holds the upload one step further in.
    uploaded = getattr(file, "file", file)
    lies_at = getattr(file, "temporary_file_path", getattr(uploaded, "temporary_file_path", None))
    if lies_at:
        yield Path(lies_at())
        return
    with tempfile.NamedTemporaryFile(prefix="upload-") as copy:
        file.seek(0)
        while chunk := file.read(CHUNK_BYTES):
            copy.write(chunk)
        file.seek(0)
        copy.flush()
        yield Path(copy.name)
