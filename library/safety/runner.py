"""Runs a check in a child process, so that a crash, a hang or a bomb ends there."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from .codes import finding
from .report import Finding, Limits, Report

CHECKOUT = Path(__file__).parents[2]
ENVIRONMENT = {
    # Native maths libraries reserve memory for every core unless told otherwise.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    # glibc gives each page's picture back to the system and asks for it again: a fifth of the time.
    "MALLOC_MMAP_THRESHOLD_": str(1 << 28),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 29),
}


def check_file(path: Path, *, limits: Limits | None = None, texts: bool = False) -> Report:
    """Everything found in one file. Whatever goes wrong is a finding in the report.

    With `texts` the report also has the words that can be seen, page by page.
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
    return _collect(report, *run("worker", path, limits, texts=texts))


def run(worker: str, path: Path, limits: Limits, **more: Any) -> tuple[bytes, Finding | None]:
    """What a worker of this package wrote, and what went wrong with it as a whole."""
    values = {"path": str(path.resolve()), "limits": asdict(limits), **more}
    request = json.dumps(values).encode()
    environment = os.environ | ENVIRONMENT | {"PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(
        [sys.executable, "-m", f"library.safety.{worker}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what a parser says of a file may quote it
        env=environment,
        cwd=CHECKOUT,
    ) as child:
        try:
            output, _ = child.communicate(request, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            output, _ = child.communicate()
            return output, finding("timeout")
        return output, None if child.returncode == 0 else finding("check-failed")


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
