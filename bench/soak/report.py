"""What is printed: a line a minute, and at the end what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.rows import print_row
from bench.soak.judging import Growth, Sample, growth, quantile, warm_up
from bench.soak.record import Record
from bench.soak.rules import BYTES_OF_A_LINE, allowance_of
from bench.soak.site import cores

if TYPE_CHECKING:
    from bench.soak.running import Plan, Run

LINE = (
    ("minute", 8), ("asked", 9), ("wrong", 7), ("steps", 7), ("web 1 MB", 10), ("web 2 MB", 10),
    ("worker MB", 11), ("varnish MB", 12), ("files", 7), ("conn.", 7), ("queue", 7), ("log MB", 8),
)  # fmt: skip
KINDS, KINDS_WIDTHS = ("kind", "asked", "wrong", "p50 ms", "p95 ms", "p99 ms"), (24, 9, 7, 9, 9, 9)
GROWN, GROWN_WIDTHS = ("what", "before", "after", "an hour", "may"), (44, 11, 11, 11, 9)
BAD_LEVELS = {"ERROR", "CRITICAL"}
SHARE_LATE = 0.005


def print_beginning(plan: Plan) -> None:
    """What is going to happen."""
    print(
        f"{plan.rate:g} questions a second for {plan.minutes:g} minutes, through Varnish; two "
        f"editors, a step each {plan.pause:g} s and more; everything on {cores()} processors. "
        f"SEED={plan.seed}\n",
        flush=True,
    )


def print_line_of_names() -> None:
    """Above the lines."""
    print("".join(name.rjust(width) for name, width in LINE), flush=True)


def print_sample(sample: Sample, readers: Record, work: Record) -> None:
    """One moment."""
    values = sample.values
    files = sum(value for name, value in values.items() if name.endswith("open files"))
    cells = (
        f"{sample.at / 60:.1f}",
        str(readers.total),
        str(readers.total_wrong + work.total_wrong),
        str(work.total),
        *(f"{values[f'{name}: PSS MB']:.1f}" for name in ("web 1", "web 2", "worker", "varnish")),
        f"{files:.0f}",
        f"{values['database: connections']:.0f}",
        f"{values['tasks waiting']:.0f}",
        f"{values['log MB']:.2f}",
    )
    print("".join(c.rjust(w) for c, (_, w) in zip(cells, LINE, strict=True)), flush=True)


def print_end(done: Run) -> int:
    """What was found, and 1 if any of it isn't as it should be."""
    for title, record in (("Readers", done.record), ("Editors", done.work)):
        print(f"\n{title}, in milliseconds from the moment at which it was due")
        print_kinds(record)
    grown = judged_growth(done)
    print("\nGrown, from the end of the warm-up to the end")
    print_row(GROWN, GROWN_WIDTHS)
    for each in grown:
        if each.is_too_much or each.name.endswith(("MB", "files", "connections", "waiting")):
            print_row(row_of(each), GROWN_WIDTHS)
    if not any(each.name.endswith("PSS MB") for each in grown):
        print("\nToo short to judge memory: that takes a quarter of an hour.")
    print(f"\nTo ask took {done.asking / done.plan.seconds:.0%} of one processor.")
    reasons = what_is_wrong(done, grown)
    print("\n" + ("\n".join(f"WRONG: {reason}" for reason in reasons) or "All as it should be."))
    return 1 if reasons else 0


def print_kinds(record: Record) -> None:
    """One line for each kind of question."""
    print_row(KINDS, KINDS_WIDTHS)
    for kind in sorted(record.asked):
        times = [f"{quantile(record.times[kind], q) * 1000:.1f}" for q in (0.5, 0.95, 0.99)]
        cells = (kind, str(record.asked[kind]), str(record.wrong[kind]), *times)
        print_row(cells, KINDS_WIDTHS)


def row_of(each: Growth) -> tuple[str, ...]:
    """One thing that may have grown."""
    figures = (each.before, each.after, each.an_hour, each.allowed)
    return (each.name, *(f"{figure:.1f}" for figure in figures))


def judged_growth(done: Run) -> list[Growth]:
    """Of everything that has a rule."""
    warm = warm_up(done.plan.seconds)
    after = [each for each in done.samples if each.at >= warm]
    names = sorted({name for each in after for name in each.values})
    judged = done.plan.seconds - warm
    rules = {name: allowance for name in names if (allowance := allowance_of(name, judged))}
    found = (growth(name, after, rule, done.steps) for name, rule in rules.items())
    return [each for each in found if each]


def what_is_wrong(done: Run, grown: list[Growth]) -> list[str]:
    """Each reason why this run failed."""
    reasons = [f"{example}" for example in done.record.examples + done.work.examples]
    wrong = done.record.total_wrong + done.work.total_wrong
    if wrong:
        reasons.append(f"{wrong} answers were not as expected")
    refused = {s: n for s, n in done.record.statuses.items() if s >= 500 or s in (0, 429)}
    reasons += [f"{count} answers had the status {status}" for status, count in refused.items()]
    if not grown:
        reasons.append("nothing was measured often enough to be judged: give it more MINUTES")
    for each in grown:
        if each.is_too_much:
            reasons.append(f"{each.name} grew from {each.before:.1f} to {each.after:.1f}")
    reasons += [f"{name} was replaced by another process" for name in done.replaced]
    if done.late > SHARE_LATE * done.record.total:
        reasons.append(f"{done.late} questions were asked a second late: the rate was not held")
    return reasons + wrong_in_log(done.log, done.record.total + done.work.total)


def wrong_in_log(log: str, asked: int) -> list[str]:
    """Errors that the site wrote down, or more lines than there were questions."""
    lines = log.splitlines()
    bad = [line for line in lines if level_of(line) in BAD_LEVELS or "Traceback" in line]
    reasons = [f"in the log: {line[:300]}" for line in bad[:5]]
    if bad:
        reasons.append(f"{len(bad)} errors in the log")
    if len(log) > BYTES_OF_A_LINE * (asked + 1000):
        reasons.append(f"the log has {len(log)} bytes for {asked} questions")
    return reasons


def level_of(line: str) -> str:
    """How bad a line of the log says it is; gunicorn's own aren't JSON."""
    try:
        return str(json.loads(line)["level"]).upper()
    except (ValueError, KeyError, TypeError):
        return "ERROR" if "[ERROR]" in line or "[CRITICAL]" in line else ""
