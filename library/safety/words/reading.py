"""Reads the words of a file in a child process."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..report import Limits
from ..runner import run

SEEN = "words"  # the place of what readers see
HIDDEN = "hidden words"
STOPPED = (
    "The file is so large or so damaged that reading it was stopped before its end. "
    "Part of it was not searched."
)


@dataclass(frozen=True)
class Words:
    """Some words of a file: `place` is a phrase such as "comments"; `page` counts from 1."""

    place: str
    page: int | None
    text: str


@dataclass
class Reading:
    """All words of a file, and sentences that say what could not be read."""

    words: list[Words] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_words(path: Path, *, limits: Limits | None = None) -> Reading:
    """Everything in one file that could name somebody; what went wrong is in `unread`."""
    limits = limits or Limits()
    try:
        size = path.stat().st_size
    except OSError:
        return Reading(unread=["The file can’t be opened."])
    if size > limits.file_bytes:
        return Reading(unread=["The file is too large to be searched."])
    output, _ = run("words.worker", path, limits)
    return _collect(output)


def _collect(output: bytes) -> Reading:
    """Line by line. A page's words come first as a whole, then sorted into seen and hidden."""
    reading = Reading()
    pages: dict[int, list[Words]] = {}
    finished = False
    for line in output.splitlines():
        try:
            values: dict[str, Any] = json.loads(line)
        except ValueError:
            break  # the line that a crash cut off
        if "page" in values:
            number, seen, hidden = values["page"]
            parts = (Words(SEEN, number, seen), Words(HIDDEN, number, hidden))
            pages[number] = [words for words in parts if words.text]
        elif "words" in values:
            reading.words.append(Words(*values["words"]))
        elif "unread" in values:
            reading.unread.append(values["unread"])
        finished = finished or "finished" in values
    reading.words[:0] = [words for number in sorted(pages) for words in pages[number]]
    if not finished:
        reading.unread.append(STOPPED)
    return reading
