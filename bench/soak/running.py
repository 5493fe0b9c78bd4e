"""The run itself: readers, editors and whoever measures, side by side until the time is over."""

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from bench.soak import report
from bench.soak.client import Connection
from bench.soak.editors import Editor, Stories
from bench.soak.facts import Facts
from bench.soak.judging import Sample, warm_up
from bench.soak.questions import Readers
from bench.soak.readers import Crowd
from bench.soak.record import Record
from bench.soak.site import RunningSite
from bench.soak.watching import Watcher

STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')
# At least so many moments are measured, however short the run is.
SAMPLES = 24


@dataclass(frozen=True)
class Plan:
    """How long, how many questions a second, and how long an editor thinks before each step."""

    minutes: float = 30
    rate: float = 200
    pause: float = 8
    seed: int = 1

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """From MINUTES, RATE, PAUSE and SEED."""
        names = {"minutes": float, "rate": float, "pause": float, "seed": int}
        given = {name: kind(environment.get(name.upper()) or getattr(cls, name))
                 for name, kind in names.items()}  # fmt: skip
        return cls(**given)

    @property
    def seconds(self) -> float:
        """How long, in seconds."""
        return self.minutes * 60

    @property
    def between_samples(self) -> float:
        """A minute, or less in a short run."""
        return min(60.0, self.seconds / SAMPLES)


@dataclass
class Run:
    """What one run has come to."""

    plan: Plan
    record: Record = field(default_factory=Record)
    work: Record = field(default_factory=Record)
    samples: list[Sample] = field(default_factory=list)
    editors: list[Editor] = field(default_factory=list)
    late: int = 0
    steps_at_warm: int = 0
    asking: float = 0
    replaced: list[str] = field(default_factory=list)
    log: str = ""

    @property
    def steps(self) -> int:
        """What editors have done since the warm-up."""
        return sum(editor.steps for editor in self.editors) - self.steps_at_warm


def run(plan: Plan, site: RunningSite, facts: Facts) -> int:
    """Play it, print what was found; 0 if all of it is as it should be."""
    done = Run(plan)
    stories, over = Stories(), threading.Event()
    watcher = Watcher(site)
    watcher.settle()
    began = watcher.began
    warm = warm_up(plan.seconds)
    done.editors = [
        Editor(
            site.port, facts, account, number, done.work, stories, site.database, plan.pause, over,
            lambda: time.monotonic() - began > warm,
        )
        for number, account in enumerate(facts.accounts, start=1)
    ]  # fmt: skip
    readers = Readers(facts, static_files(site.port), plan.seed)
    crowd = Crowd(site.port, plan.rate, readers, done.record, stories.draw, warm)
    threads = [threading.Thread(target=editor.run) for editor in done.editors]
    threads.append(threading.Thread(target=watch, args=(watcher, done, over)))
    report.print_beginning(plan)
    processor = time.process_time()
    for thread in threads:
        thread.start()
    try:
        crowd.run(plan.seconds)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    done.asking = time.process_time() - processor
    done.late, done.replaced = crowd.late, watcher.replaced()
    done.log = site.log.read_text(errors="replace")
    watcher.close()
    return report.print_end(done)


def static_files(port: int) -> list[str]:
    """What the first page asks for beside itself."""
    connection = Connection(port)
    found = sorted(set(STATIC.findall(connection.ask("GET", "/", "198.51.100.1").text)))
    connection.close()
    return found


def watch(watcher: Watcher, done: Run, over: threading.Event) -> None:
    """Measure again and again, and print a line each time."""
    report.print_line_of_names()
    is_warm = False
    while not over.wait(done.plan.between_samples):
        sample = watcher.sample()
        if not is_warm and sample.at >= warm_up(done.plan.seconds):
            is_warm, done.steps_at_warm = True, done.steps
        done.samples.append(sample)
        report.print_sample(sample, done.record, done.work)
