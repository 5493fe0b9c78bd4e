"""Measures the safety check of a 300-page PDF: `python -m bench.check_document [FILE...]`.

The goal is under 15 seconds and 500 MB, off the request.
"""

import resource
import sys
import tempfile
import time
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
            print(_measure(path))


def _report(folder: Path) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(typst.compile(SOURCE.format(pages=PAGES).encode()))
    return path


def _measure(path: Path) -> str:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    start = time.monotonic()
    report = check_file(path)
    seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        f"{path.name}: {report.pages} pages, {len(report.findings)} findings, {seconds:.1f} s, "
        f"{used.ru_utime - before:.1f} s of processor time, at most {used.ru_maxrss // 1024} MB"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
