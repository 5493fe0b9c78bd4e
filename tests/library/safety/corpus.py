"""Files made on the spot, each with the words in it that can be copied but not seen.

corpus_hidden.py has those with such words, corpus_clean.py those that only look as if.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Sample:
    """A file to be, and its hidden words by page number."""

    name: str
    make: Make
    hidden: dict[int, set[str]] = field(default_factory=dict)


HIDDEN: list[Sample] = []
CLEAN: list[Sample] = []


def hides(*words: str, page: int = 1) -> Callable[[Make], Make]:
    """The function makes a file with these words hidden on that page."""

    def register(make: Make) -> Make:
        HIDDEN.append(Sample(make.__name__, make, {page: set(words)}))
        return make

    return register


def clean(make: Make) -> Make:
    """The function makes a file without hidden words."""
    CLEAN.append(Sample(make.__name__, make))
    return make
