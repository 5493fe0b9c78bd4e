"""`python -m bench.lists`: each list at both sizes in turns, and once more after changes."""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from statistics import median

import psycopg

from bench.database import own_database
from bench.lists.questions import LARGE, QUESTIONS, SMALL, Question
from bench.rows import print_row
from bench.server import serving

TIMES = int(os.environ.get("BENCH_TIMES", "40"))
TIMES_CHANGED = int(os.environ.get("BENCH_TIMES_CHANGED", "5"))
MOST_TIMES = 2.0
HEADINGS = ("list", "queries", "ms", "of many", "times", "changed ms", "of many", "times")
WIDTHS = (28, 10, 8, 9, 7, 12, 9, 7)
# A change of what readers see, of the smallest kind.
CHANGE = "UPDATE wagtailcore_site SET site_name = 'Site ' || random()"


@dataclass
class Site:
    """A site with so many publications: who answers, and how long that took, in seconds."""

    size: int
    database: str
    port: int
    queries: dict[str, int]
    times: dict[str, list[float]] = field(default_factory=dict)
    changed: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, question: Question) -> float:
        """Seconds until the whole answer is there. Raises SystemExit if it isn't the list."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        began = time.perf_counter()
        connection.request("GET", question.at(self.size), headers={"Host": "localhost"})
        answer = connection.getresponse()
        answer.read()
        seconds = time.perf_counter() - began
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{question.at(self.size)} answers {answer.status}.")
        return seconds

    def change(self) -> None:
        """Let what processes remember be untrue."""
        with psycopg.connect(self.database) as connection:
            connection.execute(CHANGE)


def main() -> int:
    """Measure, and print; 1 when a list of many takes more than twice the time of one of few."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    with ExitStack() as stack:
        sites = [stack.enter_context(site(size)) for size in (SMALL, LARGE)]
        measure(sites)
    print(
        f"{SMALL:,} publications beside {LARGE:,} (“of many”), in turns; no answer is remembered;"
        f" medians of {TIMES}."
        f"\nChanged: the first answer after a change, median of {TIMES_CHANGED}."
        f" {os.cpu_count()} processors for all; load {os.getloadavg()[0]:.1f}.\n"
    )
    print_row(HEADINGS, WIDTHS)
    few, many = sites
    slow = [question.name for question in QUESTIONS if print_question(question, few, many)]
    if slow:
        print(f"\nMore than {MOST_TIMES:g} times as long: {'; '.join(slow)}.")
    return bool(slow)


@contextmanager
def site(size: int) -> Iterator[Site]:
    """A database with so many publications and a web server, gone after the block."""
    with (
        own_database(f"sscp_bench_lists_{size}") as address,
        tempfile.TemporaryDirectory() as files,
    ):
        environment = os.environ | {
            "DATABASE_URL": address,
            "MEDIA_ROOT": files,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "REMEMBERED_ANSWERS_MB": "0",
        }
        command = [sys.executable, "-m", "bench.lists.fill", str(size)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        queries = json.loads(done.stdout.splitlines()[-1])
        # One worker, so that the next answer is of the process that was asked before.
        with serving(environment, workers=1) as port:
            yield Site(size, address, port, queries)


def measure(sites: list[Site]) -> None:
    """Round after round, so that what else the machine does falls on all alike."""
    for each in sites:
        for question in QUESTIONS:
            each.ask(question)
    for _ in range(TIMES):
        for question in QUESTIONS:
            for each in sites:
                each.times.setdefault(question.name, []).append(each.ask(question))
    for _ in range(TIMES_CHANGED):
        for question in QUESTIONS:
            for each in sites:
                each.change()
                each.changed.setdefault(question.name, []).append(each.ask(question))


def print_question(question: Question, few: Site, many: Site) -> bool:
    """A row; whether the list of many is too slow."""
    name = question.name
    small, large = (median(each.times[name]) for each in (few, many))
    before, after = (median(each.changed[name]) for each in (few, many))
    queries = [str(each.queries[name]) for each in (few, many)]
    print_row(
        (
            name,
            queries[0] if len(set(queries)) == 1 else " / ".join(queries),
            f"{small * 1000:.1f}",
            f"{large * 1000:.1f}",
            f"{large / small:.2f}",
            f"{before * 1000:.0f}",
            f"{after * 1000:.0f}",
            f"{after / before:.1f}",
        ),
        WIDTHS,
    )
    return large > MOST_TIMES * small


if __name__ == "__main__":
    sys.exit(main())
