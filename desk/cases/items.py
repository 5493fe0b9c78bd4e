"""One line of "Ready to publish?"."""

from dataclasses import dataclass, field
from enum import StrEnum

from desk.models import GateOverride


class State(StrEnum):
    """How far one thing is."""

    READY = "ready"
    MISSING = "missing"
    LET_THROUGH = "let-through"
    ADVICE = "advice"


@dataclass(frozen=True)
class Item:
    """One thing a review needs: how far it is, what to do, and where."""

    heading: str
    reasons: list[str] = field(default_factory=list)
    # What there is, for an item that is ready.
    facts: list[str] = field(default_factory=list)
    link_url: str = ""
    link_words: str = ""
    # What a second person may let through; empty where nobody may.
    rule: GateOverride.Rule | None = None
    is_let_through: bool = False
    is_only_advice: bool = False
    # Another way to the same end.
    other_url: str = ""
    other_words: str = ""

    @property
    def state(self) -> State:
        """Missing, unless nothing is, or somebody let it through."""
        if not self.reasons:
            return State.READY
        if self.is_let_through:
            return State.LET_THROUGH
        return State.ADVICE if self.is_only_advice else State.MISSING

    @property
    def is_in_the_way(self) -> bool:
        """Whether the gate stays shut because of it."""
        return self.state == State.MISSING
