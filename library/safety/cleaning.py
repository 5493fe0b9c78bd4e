"""Clean copies, made in a child process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .report import Limits
from .runner import run

NOT_MADE = "The copy could not be made: something in the file can't be read."
TOO_LONG = "Making the copy took too long and was stopped."
TOO_LARGE = "The file is too large to be cleaned."


@dataclass(frozen=True)
class Cleaned:
    """Whether there is a copy, and what was taken out of it or why there is none."""

    made: bool
    removed: tuple[str, ...] = ()
    reason: str = ""


def clean_copy(source: Path, target: Path, *, limits: Limits | None = None) -> Cleaned:
    """Write a copy of `source` to `target` without what can safely be taken out.

    What a reader sees stays as it is, comments and marks apart. What can't be taken out is still
    there: check the copy. There is no `target` afterwards where no copy was made.
    """
    limits = limits or Limits()
    try:
        target.unlink(missing_ok=True)
        if source.stat().st_size > limits.file_bytes:
            return Cleaned(made=False, reason=TOO_LARGE)
        output, trouble = run("clean.worker", source, limits, target=str(target.resolve()))
    except OSError as error:
        why = (error.strerror or "it can't be opened").lower()
        return Cleaned(made=False, reason=f"The file can't be read or written: {why}.")
    answer = _read(output)
    if trouble or "removed" not in answer or not target.exists():
        target.unlink(missing_ok=True)
        late = TOO_LONG if trouble and trouble.code == "timeout" else NOT_MADE
        return Cleaned(made=False, reason=answer.get("reason") or late)
    return Cleaned(made=True, removed=tuple(answer["removed"]))


def _read(output: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(output)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
