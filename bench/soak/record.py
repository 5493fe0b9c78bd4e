"""What was asked and how it was answered, kept by kind."""

import threading
from array import array
from collections import defaultdict
from dataclasses import dataclass, field

MOST_SHOWN = 12


@dataclass
class Record:
    """Safe for threads; times are in seconds, from the moment at which the question was due."""

    times: dict[str, array] = field(default_factory=lambda: defaultdict(lambda: array("f")))
    asked: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    statuses: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    examples: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(
        self, kind: str, seconds: float, wrong: str, about: str, status: int, is_timed: bool
    ) -> None:
        """One answer; its time is kept once the warm-up is over."""
        with self.lock:
            self.asked[kind] += 1
            self.statuses[status] += 1
            if is_timed:
                self.times[kind].append(seconds)
            if wrong:
                self.wrong[kind] += 1
                if len(self.examples) < MOST_SHOWN:
                    self.examples.append(f"{kind}: {about}: {wrong}")

    @property
    def total(self) -> int:
        """All that was asked."""
        return sum(self.asked.values())

    @property
    def total_wrong(self) -> int:
        """All that was answered wrongly, or not at all."""
        return sum(self.wrong.values())
