"""A picture of the place of a finding, drawn in a child process.

What it takes to draw is loaded there only: a web server's processes are small without it.
"""

from pathlib import Path

from .kinds import kind_of
from .report import Box, Limits
from .runner import run

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def draw_place(
    path: Path, page: int, box: Box | None, *, limits: Limits | None = None
) -> bytes | None:
    """PNG of a place on a page, framed, with what is around it; the whole page without a box.

    `page` counts from 1 and `box` is as in `Finding.box`. None for files without drawn pages, pages
    that are not there, and whatever can't be drawn.
    """
    limits = limits or Limits()
    try:
        if kind_of(path) != "pdf":
            return None
        output, trouble = run("drawing_worker", path, limits, page=page, box=box)
    except OSError:
        return None
    return output if trouble is None and output.startswith(SIGNATURE) else None
