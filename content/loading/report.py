"""What a load did, or would do."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Action(StrEnum):
    """What became of an entry."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True)
class ReportLine:
    """One entry."""

    action: Action
    section: str
    key: str
    reason: str = ""

    def __str__(self) -> str:
        words = f"{self.action}: {self.reason}" if self.reason else str(self.action)
        return f"{words}: {self.section} {self.key}"


@dataclass
class Report:
    """All entries of one load."""

    lines: list[ReportLine] = field(default_factory=list)

    def add(self, action: Action, section: str, key: str, reason: str = "") -> None:
        """Note what became of an entry."""
        self.lines.append(ReportLine(action, section, key, reason))

    def count(self, action: Action) -> int:
        """How many entries met with this."""
        return Counter(line.action for line in self.lines)[action]

    def of(self, *actions: Action) -> list[ReportLine]:
        """The entries that met with one of these."""
        return [line for line in self.lines if line.action in actions]

    @property
    def summary(self) -> str:
        """The counts in one line."""
        counted = [Action.CREATED, Action.UPDATED, Action.UNCHANGED]
        parts = [f"{self.count(action)} {action}" for action in counted]
        kept = self.count(Action.KEPT)
        return ", ".join([*parts, f"{kept} kept"] if kept else parts)
