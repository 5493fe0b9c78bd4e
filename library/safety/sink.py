"""Where checks put what they find: JSON lines, one a finding.

Lines are written as soon as they are known, so that a crash in native code loses only what would
have come after it.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TextIO

from .codes import finding
from .report import Finding


class Sink:
    """Where checks put what they find."""

    def __init__(self, stream: TextIO, wants_texts: bool = False) -> None:
        self.stream = stream
        self.wants_texts = wants_texts
        self.codes: set[str] = set()

    def add(self, *found: Finding) -> None:
        """Report findings."""
        for one in found:
            self.codes.add(one.code)
            self._write({"finding": asdict(one)})

    def know(self, **facts: Any) -> None:
        """Report fields of the Report: pages, readable, tagged, language, title, type."""
        self._write({"facts": facts})

    def text(self, page: int, words: str) -> None:
        """Report the words that can be seen on a page."""
        if words:
            self._write({"text": [page, words]})

    def pass_on(self, values: dict[str, Any]) -> None:
        """Report what another sink wrote."""
        if "finding" in values:
            self.codes.add(values["finding"]["code"])
        self._write(values)

    def finish(self) -> None:
        """Say that nothing more will come, on purpose."""
        self._write({"finished": True})

    def attempt(self, check: Callable[[], None]) -> None:
        """Run one part of a check; what it trips over is a finding."""
        try:
            check()
        except MemoryError:
            self.add(finding("check-failed", "The file needs more memory than a check may use."))
        except Exception:  # noqa: BLE001  parsers of hostile files raise anything
            self.add(finding("check-failed"))

    def _write(self, values: dict[str, Any]) -> None:
        self.stream.write(json.dumps(values) + "\n")
        self.stream.flush()
