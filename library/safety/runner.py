"""Runs a check in a child process, so that a crash, a hang or a bomb ends there."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from .codes import finding
from .processes import Ask, ask_new_process
from .report import Finding, Limits, Report


def check_file(
    path: Path, *, limits: Limits | None = None, texts: bool = False, ask: Ask | None = None
) -> Report:
    """Everything found in one file. Whatever goes wrong is a finding in the report.

    With `texts` the report also has the words that can be seen, page by page. `ask` is
    `ForkServer.ask` where many files are checked.
    """
    limits = limits or Limits()
    report = Report(file=str(path), type="unknown")
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        reason = error.strerror or "it can't be opened"
        return _with(report, finding("broken-file", f"The file can't be read: {reason.lower()}."))
    if size > limits.file_bytes:
        return _with(report, finding("too-large"))
    return _collect(report, *run("worker", path, limits, ask, texts=texts))


def run(
    worker: str, path: Path, limits: Limits, ask: Ask | None = None, **more: Any
) -> tuple[bytes, Finding | None]:
    """What a worker of this package wrote, and what went wrong with it as a whole."""
    values = {"path": str(path.resolve()), "limits": asdict(limits), **more}
    ended = (ask or ask_new_process)(worker, json.dumps(values).encode(), limits.seconds)
    if ended.code is None:
        return ended.output, finding("timeout")
    return ended.output, None if ended.code == 0 else finding("check-failed")


def _collect(report: Report, output: bytes, trouble: Finding | None) -> Report:
    """Read line by line: what was found before a crash still counts."""
    finished = False
    for line in output.splitlines():
        try:
            values: dict[str, Any] = json.loads(line)
        except ValueError:
            break  # the line that the crash cut off
        if "finding" in values:
            report = _with(report, Finding.from_json(values["finding"]))
        if "text" in values:
            page, words = values["text"]
            report.texts[page] = words
        report = replace(report, **values.get("facts", {}))
        finished = finished or "finished" in values
    if not finished:
        report = _with(report, trouble or finding("check-failed"))
    return report


def _with(report: Report, *found: Finding) -> Report:
    return replace(report, findings=[*report.findings, *found])
