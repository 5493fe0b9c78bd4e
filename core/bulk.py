"""Many rows written by one program: what follows from them is seen to once, at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.dispatch import Signal

# Sent inside the transaction, when everything is written and a listener has left something to the
# end; `pages` are the keys of the pages that were among it.
bulk_written = Signal()


@dataclass
class _Left:
    is_any: bool = False
    pages: set[int] = field(default_factory=set)


_left: ContextVar[_Left | None] = ContextVar("left_to_the_end", default=None)


def leave_to_the_end(page_id: int | None = None) -> bool:
    """Whether many rows are being written: then `bulk_written` will tell of this one, too."""
    left = _left.get()
    if left is None:
        return False
    left.is_any = True
    if page_id is not None:
        left.pages.add(page_id)
    return True


@contextmanager
def written_in_bulk() -> Iterator[None]:
    """Around a transaction's writing; not sent when that fails, as nothing is kept then."""
    left = _Left()
    before = _left.set(left)
    try:
        yield
    finally:
        _left.reset(before)
    if left.is_any:
        bulk_written.send(sender=None, pages=left.pages)
