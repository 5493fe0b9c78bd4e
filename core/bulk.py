"""Many rows written by one program: what follows from them is seen to once, at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

# Sent inside the transaction, when everything is written.
bulk_written = Signal()

_is_writing: ContextVar[bool] = ContextVar("is_writing_in_bulk", default=False)


def is_written_in_bulk() -> bool:
    """Whether a listener may leave its work to `bulk_written`."""
    return _is_writing.get()


@contextmanager
def written_in_bulk() -> Iterator[None]:
    """Around a transaction's writing; not sent when that fails, as nothing is kept then."""
    before = _is_writing.set(True)
    try:
        yield
    finally:
        _is_writing.reset(before)
    bulk_written.send(sender=None)
