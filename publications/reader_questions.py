"""Publications that answer a question in a reader's words; the front page offers them.

The app whose publications do registers how to find them.
"""

from collections.abc import Callable

from core.changes import Remembered
from core.visibility import next_expiry
from publications.querysets import PublicationQuerySet

Finder = Callable[[], PublicationQuerySet]

_finders: list[Finder] = []


def register_answers(finder: Finder) -> None:
    """Add publications that answer questions; whether they are public isn't asked of the finder."""
    if finder not in _finders:
        _finders.append(finder)


def _find() -> list[int]:
    return [
        key
        for finder in _finders
        for key in finder().public_now().order_by("path").values_list("pk", flat=True)
    ]


# The keys of the public ones, in the order of their lists.
answers_in_order = Remembered(_find, until=next_expiry)
