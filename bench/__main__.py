import os
import platform
import sys

import django

from .load import CONNECTIONS, Figures, measure
from .pages import NothingToMeasure, Page, count_queries, pages
from .server import THREADS, WORKERS, serving

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
HEADINGS = ("page", "requests/s", "of bare", "queries", "median ms", "95% ms", "errors")
WIDTHS = (20, 11, 9, 9, 11, 9, 8)


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
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
    print_row(HEADINGS)
    with serving() as port:
        bare: Figures | None = None
        for page, queries in measured:
            figures = measure(port, page.address, SECONDS)
            bare = bare or figures
            print_row(row(page, queries, figures, bare))
    return 0


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


def print_row(cells: tuple[str, ...]) -> None:
    first, *others = zip(cells, WIDTHS, strict=True)
    print(
        first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others), sep="", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
