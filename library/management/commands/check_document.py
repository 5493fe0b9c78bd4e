import json
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from library.safety import CODES, Report, check_file

SIGNS = {"block": "STOP", "warn": "LOOK", "note": "note"}


class Command(BaseCommand):
    """The safety check for files outside the site. Codes: docs/safety-codes.md."""

    help = "Look for hidden words, names and other things in files before they are published."
    requires_system_checks: list[str] = []  # files are checked without a database, too

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="files at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["jobs"] < 1:
            raise CommandError("--jobs takes a number from 1 upwards.")
        jobs = min(options["jobs"], 4 * (os.cpu_count() or 1))
        for report in check_all([Path(name) for name in options["files"]], jobs):
            if options["json"]:
                self.stdout.write(json.dumps(report.as_json(), ensure_ascii=True))
            else:
                self.stdout.write("\n".join(lines(report)) + "\n")
            self.stdout.flush()


def check_all(paths: list[Path], jobs: int) -> Iterator[Report]:
    """Reports in the order of the files, each as soon as it and those before it are done."""
    with ThreadPoolExecutor(jobs) as pool:  # each check is a process: threads only wait
        yield from pool.map(check_file, paths)


def lines(report: Report) -> Iterator[str]:
    """The report for people, worst first."""
    facts = [report.type, f"{report.pages} pages" if report.pages and report.pages > 1 else ""]
    yield f"{report.file} ({', '.join(fact for fact in facts if fact)})"
    if not report.findings:
        yield "  Nothing found."
    order = list(SIGNS)
    for one in sorted(report.findings, key=lambda one: (order.index(one.severity), one.page or 0)):
        page = f"page {one.page}: " if one.page else ""
        yield f"  {SIGNS[one.severity]}  {one.code}: {page}{one.message}"
    for code in sorted({one.code for one in report.findings if one.severity == "block"}):
        yield f"  To do for {code}: {CODES[code].advice}"
