"""Headings that stand where no heading above leads to them."""

from collections.abc import Iterator

from .rules import HEADING_ORDER, Advice
from .words import Heading, PageWords

HIGHEST = 2
NAMES = {2: "Main heading", 3: "Smaller heading"}


def heading_order(page: PageWords) -> Iterator[Advice]:
    """Headings that skip a level, with the size they should have."""
    above = HIGHEST - 1
    for heading in page.headings:
        if heading.level > above + 1 and heading.is_chosen:
            yield Advice(HEADING_ORDER, _better(above + 1), heading.place, heading.words)
            # What follows is judged as if this one had been mended.
            above += 1
        else:
            above = heading.level


def _better(level: int) -> str:
    name = NAMES.get(level, f"heading of level {level}")
    return f"Choose the size “{name}” for it, or put a “{name}” above it."


def headings_of(levels: list[int]) -> list[Heading]:
    """Headings with only their levels, for a quick look at an order."""
    return [Heading(level, f"Heading {number}") for number, level in enumerate(levels, start=1)]
