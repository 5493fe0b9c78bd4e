"""A text taken apart into words, each with its place in it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote

from .matches import Source
from .spelling import APOSTROPHES, fold

# Words, and words within a word such as JaneSmith or report2; numbers are words of their own.
WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*[{APOSTROPHES}]?|\d+")
HUMP = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])")
ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
# Around a word that stands in an address, an e-mail or a file name.
ADDRESS = re.compile(r"[/@_\\]|\w\.\w|\w-\w+-\w")
SENTENCE = '.!?:\u2022\u201c"'
LONGEST_JOIN = 3  # pieces that a word may be torn into


@dataclass
class Text:
    """A text's words, side by side in lists: where each starts and ends, and how it reads."""

    source: Source
    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, source: Source) -> "Text":
        """Take a source apart."""
        plain = unquote(source.text) if ESCAPED.search(source.text) else source.text
        text = cls(source, plain)
        for match in WORD.finditer(plain):
            start = match.start()
            for piece in HUMP.split(match[0]):
                text._add(start, piece)
                start += len(piece)
        return text

    def _add(self, start: int, piece: str) -> None:
        word = fold(piece)
        if word:
            self.places[word].append(len(self.words))
            self.starts.append(start)
            self.ends.append(start + len(piece))
            self.words.append(word)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def original(self, index: int) -> str:
        """A word as it stands."""
        return self.text[self.starts[index] : self.ends[index]]

    def between(self, index: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]]

    def has_capital(self, index: int) -> bool:
        """Whether a word is written as names are, or stands where capitals mean nothing."""
        return self.text[self.starts[index]].isupper() or self.is_in_address(index)

    def is_shouted(self, index: int) -> bool:
        """Whether a word is in capitals and no mere letter."""
        word = self.original(index)
        return len(word) > 1 and word.isupper()

    def is_in_address(self, index: int) -> bool:
        """Whether a word is part of an address or a file name."""
        if self.source.ignores_case:
            return True
        start, end = self.starts[index], self.ends[index]
        before = self.text[max(start - 60, 0) : start].split()
        after = self.text[end : end + 60].split()
        lead = before[-1] if before and not self.text[start - 1 : start].isspace() else ""
        tail = after[0] if after and not self.text[end : end + 1].isspace() else ""
        return bool(ADDRESS.search(lead + self.text[start:end] + tail))

    def starts_sentence(self, index: int) -> bool:
        """Whether a word would have a capital anyway."""
        before = self.text[max(self.starts[index] - 12, 0) : self.starts[index]]
        return not before.strip() or before.rstrip()[-1] in SENTENCE or "\n\n" in before

    def joined(self, wanted: set[str]) -> dict[str, list[tuple[int, int]]]:
        """Wanted words that stand in pieces: first and last piece of each.

        "Mc" and "Donald", or a word whose letters are set wide apart.
        """
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for first in range(len(self.words) - 1):
            whole = self.words[first]
            for last in range(first + 1, min(first + LONGEST_JOIN, len(self.words))):
                if self.starts[last] - self.ends[last - 1] > 2:
                    break
                whole += self.words[last]
                if whole in wanted:
                    found[whole].append((first, last))
        for first, last in self._spaced_out():
            whole = "".join(self.words[first : last + 1])
            if whole in wanted:
                found[whole].append((first, last))
        return found

    def _spaced_out(self) -> list[tuple[int, int]]:
        """Runs of single letters, longer than three."""
        runs, first = [], 0
        for index in range(len(self.words) + 1):
            if index == len(self.words) or len(self.words[index]) > 1:
                if index - first > LONGEST_JOIN:
                    runs.append((first, index - 1))
                first = index + 1
        return runs
