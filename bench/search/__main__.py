"""Makes the data, measures at two sizes, measures Wagtail's own search beside it, tidies up."""

import os
import platform
import sys
import tempfile
import time

import django

from bench.search.database import own_database

SIZES = (1_000, 10_000)
TIMES = int(os.environ.get("BENCH_TIMES", "15"))
HEADINGS = ("search", "found", "queries", "whole page", "median ms", "95% ms")
WIDTHS = (28, 9, 9, 12, 11, 9)


def main() -> int:
    began = time.monotonic()
    with own_database() as address, tempfile.TemporaryDirectory() as files:
        os.environ |= {"DATABASE_URL": address, "MEDIA_ROOT": files}
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        _measure_all()
    print(f"\nAll of it took {(time.monotonic() - began) / 60:.1f} minutes.")
    return 0


def _measure_all() -> None:
    # They need settings, which name the new database only now.
    from django.core.management import call_command  # noqa: PLC0415

    from bench.search import data, stock  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    library = data.Library()
    for size in SIZES:
        print(f"\n{size:,} publications of {data.PAGES_OF_DOCUMENT} pages each", flush=True)
        library.grow_to(size)
        _print_figures()
    ours, theirs = stock.compare(TIMES)
    print(
        f"\nA rare word in {SIZES[-1]:,} whole documents, the search alone, median: Wagtail's own"
        f" {theirs * 1000:.0f} ms, ours {ours * 1000:.0f} ms, {theirs / ours:.0f} times faster."
    )


def _print_figures() -> None:
    from bench.search.questions import QUESTIONS, measure  # noqa: PLC0415

    print(
        f"\nThe whole page as the view gives it, with header and footer, {TIMES} times each;"
        f" the database shares {os.cpu_count()} processors; Python {platform.python_version()};"
        " queries are search's own, then those of the whole page\n"
    )
    _print_row(HEADINGS)
    for question in QUESTIONS:
        figures = measure(question, TIMES)
        cells = (
            question.name,
            f"{figures.found:,}",
            str(figures.queries),
            str(figures.all_queries),
            f"{figures.median * 1000:.0f}",
            f"{figures.slowest_of_twenty * 1000:.0f}",
        )
        _print_row(cells)


def _print_row(cells: tuple[str, ...]) -> None:
    first, *others = zip(cells, WIDTHS, strict=True)
    right = "".join(cell.rjust(width) for cell, width in others)
    print(f"{first[0].ljust(first[1])}{right}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
