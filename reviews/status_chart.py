"""How far recommendations have come, as bars that the template draws.

Lengths are in em, so that the bars grow with the reader's letters, and widths in per cent of
whatever room there is: nothing is scaled, and the words stay as large as the text around them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from reviews.models.recommendation import StatusCount

ROW = 3.4  # em from one bar to the next
WORDS = 1.2  # em from the top of a row to the foot of its words
BAR = 1.65  # em from the top of a row to its bar


@dataclass(frozen=True)
class Bar:
    """One status: its words, its share, and where it is drawn."""

    value: str
    label: str
    count: int
    share: float  # per cent of all
    words_at: str
    bar_at: str

    @property
    def width(self) -> str:
        """How long the bar is."""
        return f"{self.share:.2f}%"

    @property
    def share_in_words(self) -> str:
        """The share without a fraction, for the table."""
        if 0 < self.share < 1:
            return "less than 1%"
        return f"{self.share:.0f}%"


@dataclass(frozen=True)
class StatusChart:
    """Bars under each other."""

    bars: list[Bar]
    total: int

    @classmethod
    def of(cls, counts: Sequence[StatusCount]) -> Self:
        """A bar for every status, of no length where there is none of it."""
        total = sum(each.count for each in counts)
        bars = [
            Bar(
                value=each.value,
                label=each.label,
                count=each.count,
                share=100 * each.count / total if total else 0,
                words_at=f"{row * ROW + WORDS:.2f}em",
                bar_at=f"{row * ROW + BAR:.2f}em",
            )
            for row, each in enumerate(counts)
        ]
        return cls(bars, total)

    @property
    def height(self) -> str:
        """As high as its bars."""
        return f"{len(self.bars) * ROW:.2f}em"
