"""What is wrong with a content folder: all of it at once, each with its file and line."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from .nodes import Node


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right; line 0 is a file or a folder as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


@dataclass
class ProblemList:
    """Problems as they are found."""

    found: set[Problem] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.found)

    def add(self, node: Node, message: str, *, line: int | None = None) -> None:
        """Note a problem where `node` stands, or on another line of its file."""
        self.found.add(Problem(node.file, line or node.line, message))

    def raise_if_any(self) -> None:
        """Raise ContentRefused with everything found so far, in reading order."""
        if self.found:
            raise ContentRefused(sorted(self.found))


class ContentRefused(Exception):
    """The folder can't be loaded; nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion, or the list of what is known when it is short, or nothing."""
    names = list(known)
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f" Did you mean “{close[0]}”?"
    return f" Expected one of: {', '.join(names)}." if 0 < len(names) <= 40 else ""
