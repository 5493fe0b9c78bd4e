"""Rows of the tables that are printed."""

import sys
from collections.abc import Sequence


def print_row(cells: Sequence[str], widths: Sequence[int]) -> None:
    """The first cell to the left, the others to the right."""
    first, *others = zip(cells, widths, strict=True)
    print(first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others), sep="")
    sys.stdout.flush()
