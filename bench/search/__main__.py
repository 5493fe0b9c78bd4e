"""Makes the data, measures at two sizes, measures Wagtail's own search beside it, tidies up."""

import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django

from bench.database import own_database
from bench.rows import print_row

DATABASE = os.environ.get("BENCH_DATABASE", "sscp_bench_search")
SIZES = (1_000, 10_000)
TIMES = int(os.environ.get("BENCH_TIMES", "25"))
# The database takes 3 GB at its largest, and what PostgreSQL writes beside it as much again.
ROOM_NEEDED = 8  # GB
HEADINGS = ("search", "found", "queries", "of page", "median ms", "95% ms", "database", "growth")
WIDTHS = (26, 8, 9, 9, 11, 9, 10, 8)


def main() -> int:
    """Measure everything in a database of its own, gone afterwards however this ends."""
    free = shutil.disk_usage(Path()).free / 1e9
    if free < ROOM_NEEDED:
        raise SystemExit(
            f"The measurement needs {ROOM_NEEDED} GB of disk, and {free:.0f} are free."
        )
    # Whoever ends it politely gets the same tidying up as with Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    began = time.monotonic()
    with own_database(DATABASE) as address, tempfile.TemporaryDirectory() as files:
        os.environ |= {"DATABASE_URL": address, "MEDIA_ROOT": files}
        # Each answer is made anew.
        os.environ["REMEMBERED_ANSWERS_MB"] = "0"
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        _measure_all()
    print(f"\nAll of it took {(time.monotonic() - began) / 60:.1f} minutes.")
    return 0


def _measure_all() -> None:
    # They need settings, which name the new database only now.
    from django.core.management import call_command  # noqa: PLC0415

    from bench.search import data, stock  # noqa: PLC0415
    from bench.search.questions import measure_all  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    library = data.Library()
    before: dict[Any, Any] = {}
    for size in SIZES:
        print(f"\n{size:,} publications of {data.PAGES_OF_DOCUMENT} pages each", flush=True)
        library.grow_to(size)
        library.check_counts()
        before = _print_figures(measure_all(TIMES), before)
    ours, theirs = stock.compare(TIMES)
    print(
        f"\nA rare word in {SIZES[-1]:,} whole documents, the search alone, median: Wagtail's own"
        f" {theirs * 1000:.0f} ms, ours {ours * 1000:.0f} ms, {theirs / ours:.0f} times faster."
    )


def _print_figures(measured: dict[Any, Any], before: dict[Any, Any]) -> dict[Any, Any]:
    print(
        f"\nThe whole page as the view gives it, with header and footer, {TIMES} times each;"
        f" {os.cpu_count()} processors for all; load {os.getloadavg()[0]:.1f}."
        "\nQueries: search's own, then those of the whole page. Database: its part of the median."
        "\nGrowth: the median, in times that of the size before.\n"
    )
    print_row(HEADINGS, WIDTHS)
    for question, figures in measured.items():
        smaller = before.get(question)
        cells = (
            question.name,
            f"{figures.found:,}",
            str(figures.queries),
            str(figures.all_queries),
            f"{figures.median * 1000:.0f}",
            f"{figures.slowest_of_twenty * 1000:.0f}",
            f"{figures.of_database * 1000:.0f}",
            f"{figures.median / smaller.median:.1f}" if smaller else "",
        )
        print_row(cells, WIDTHS)
    return measured


if __name__ == "__main__":
    sys.exit(main())
