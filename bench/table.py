"""Measures the pages, the check and who may read a file, and prints the tables."""

import os
import platform
import sys

from .check_document import Checked, measure_long_report
from .load import CONNECTIONS, Figures, measure
from .pages import NothingToMeasure, Page, count_queries, pages
from .rows import print_row
from .server import THREADS, WORKERS, serving
from .who_may_read import Decisions, measure_decisions

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
HEADINGS = ("page", "requests/s", "of bare", "queries", "median ms", "95% ms", "errors")
WIDTHS = (20, 11, 9, 9, 11, 9, 8)
LIBRARY_HEADINGS = ("library", "queries", "median", "95%", "memory", "at most")
LIBRARY_WIDTHS = (36, 8, 10, 10, 9, 18)


def main() -> int:
    try:
        measured = [(page, count_queries(page)) for page in pages()]
    except NothingToMeasure as reason:
        print(reason, file=sys.stderr)
        return 1
    print(
        f"gunicorn with {WORKERS} workers of {THREADS} threads, {CONNECTIONS} connections, "
        f"{SECONDS:g} s a page; client and server share {os.cpu_count()} processors; "
        f"Python {platform.python_version()}\n"
    )
    print_library(measure_long_report(), measure_decisions())
    print_row(HEADINGS, WIDTHS)
    with serving() as port:
        bare: Figures | None = None
        for page, queries in measured:
            figures = measure(port, page.address, SECONDS)
            bare = bare or figures
            print_row(row(page, queries, figures, bare), WIDTHS)
    return 0


def print_library(checked: Checked, decisions: Decisions) -> None:
    """What the library must do in time, beside its limits."""
    print_row(LIBRARY_HEADINGS, LIBRARY_WIDTHS)
    print_row(
        (
            f"may it be read? ({decisions.documents} documents)",
            str(decisions.queries),
            f"{decisions.median * 1000:.1f} ms",
            f"{decisions.slowest_of_twenty * 1000:.1f} ms",
            "-",
            "2 queries, 5 ms",
        ),
        LIBRARY_WIDTHS,
    )
    print_row(
        (
            f"safety check ({checked.pages} pages)",
            "-",
            f"{checked.seconds:.1f} s",
            "-",
            f"{checked.megabytes} MB",
            "15 s, 500 MB",
        ),
        LIBRARY_WIDTHS,
    )
    print()


def row(page: Page, queries: int, figures: Figures, bare: Figures) -> tuple[str, ...]:
    return (
        page.name,
        f"{figures.a_second:.0f}",
        f"{figures.a_second / bare.a_second:.2f}",
        str(queries),
        f"{figures.median * 1000:.1f}",
        f"{figures.slowest_of_twenty * 1000:.1f}",
        str(figures.errors),
    )
