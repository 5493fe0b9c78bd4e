"""Measures the safety check of a 300-page PDF: `python -m bench.check_document [FILE...]`.

The goal is under 15 seconds and 500 MB, off the request.
"""

import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import typst

from library.safety import check_file

PAGES = 300
SOURCE = """
#set document(title: "A long report")
#set text(lang: "en", size: 11pt)
#for number in range({pages}) [
  = Section #number
  #lorem(420)
  #table(columns: 3, ..range(12).map(cell => [cell #cell]))
  #pagebreak(weak: true)
]
"""


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(name) for name in names] or [_report(Path(folder))]
        for path in paths:
            print(measure_check(path))


def measure_long_report() -> "Checked":
    """The check of the report that is made for it."""
    with tempfile.TemporaryDirectory() as folder:
        return measure_check(_report(Path(folder)))


def _report(folder: Path) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(typst.compile(SOURCE.format(pages=PAGES).encode()))
    return path


@dataclass(frozen=True)
class Checked:
    """What was measured of one check."""

    name: str
    pages: int | None
    findings: int
    seconds: float
    processor_seconds: float
    megabytes: int

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.pages} pages, {self.findings} findings, {self.seconds:.1f} s, "
            f"{self.processor_seconds:.1f} s of processor time, at most {self.megabytes} MB"
        )


def measure_check(path: Path) -> Checked:
    """Check one file, in a child process as always."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    start = time.monotonic()
    report = check_file(path)
    seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Checked(
        name=path.name,
        pages=report.pages,
        findings=len(report.findings),
        seconds=seconds,
        processor_seconds=used.ru_utime - before,
        megabytes=used.ru_maxrss // 1024,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
