"""Values of a YAML file that know where they stand."""

from dataclasses import dataclass, replace
from typing import TypeAlias

Content: TypeAlias = "str | None | list[Node] | dict[str, Node]"


@dataclass(frozen=True)
class Node:
    """One value: text, nothing, a list or a mapping.

    `line` is where its name stands (for an error message), `text_line` where its text begins.
    Numbers, dates and yes/no stay text here: what they are, the field they are meant for decides.
    """

    content: Content
    file: str
    line: int
    text_line: int

    @property
    def is_empty(self) -> bool:
        """Whether a name stands here with nothing behind it."""
        return self.content is None

    @property
    def text(self) -> str | None:
        """The text, or None for anything else."""
        return self.content if isinstance(self.content, str) else None

    @property
    def items(self) -> list["Node"] | None:
        """The entries of a list, or None for anything else."""
        return self.content if isinstance(self.content, list) else None

    @property
    def fields(self) -> dict[str, "Node"] | None:
        """The entries of a mapping, or None for anything else."""
        return self.content if isinstance(self.content, dict) else None

    @property
    def what_it_is(self) -> str:
        """In words, for error messages."""
        if self.text is not None:
            return "text"
        if self.items is not None:
            return "a list"
        return "nothing" if self.is_empty else "a group of fields"

    def named_on(self, line: int) -> "Node":
        """The same value, its errors reported on the line of its name."""
        return replace(self, line=line)
