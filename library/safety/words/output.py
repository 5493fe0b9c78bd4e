"""Where the readers put what they read: JSON lines, written as soon as they are known."""

import json
from collections.abc import Callable
from typing import Any, TextIO

from ..tidy import tidy

MOST_CHARACTERS = 60_000_000  # of one file
LONGEST = 5_000_000  # of one piece
PART_UNREAD = "Part of the file is damaged and was not searched."


class Output:
    """Takes words and sentences; the same words in the same place are taken once."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.left = MOST_CHARACTERS
        self.known: set[tuple[str, int | None, str]] = set()

    def page(self, number: int, seen: str, hidden: str = "") -> None:
        """A page's words; said again, it replaces what was said of it before."""
        if self._has_room(seen + hidden):
            self._write({"page": [number, seen, hidden]})

    def add(self, place: str, text: str, page: int | None = None) -> None:
        """Words of some other place."""
        text = tidy(text, LONGEST)
        if text and (place, page, text) not in self.known and self._has_room(text):
            self.known.add((place, page, text))
            self._write({"words": [place, page, text]})

    def unread(self, sentence: str) -> None:
        """Say what was not read."""
        if (sentence, None, "") not in self.known:
            self.known.add((sentence, None, ""))
            self._write({"unread": sentence})

    def finish(self) -> None:
        """Say that nothing more will come, on purpose."""
        self._write({"finished": True})

    def attempt(self, read: Callable[[], None], what_fails: str = PART_UNREAD) -> None:
        """Run one reader; what it trips over is said to be unread."""
        try:
            read()
        except Exception:  # noqa: BLE001  parsers of hostile files raise anything
            self.unread(what_fails)

    def _has_room(self, text: str) -> bool:
        self.left -= len(text)
        if self.left < 0:
            self.unread("The file has more words than can be searched. Its end was not searched.")
        return self.left >= 0

    def _write(self, values: dict[str, Any]) -> None:
        self.stream.write(json.dumps(values) + "\n")
        self.stream.flush()
