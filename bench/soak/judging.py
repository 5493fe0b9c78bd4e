"""Whether something has grown: between the end of the warm-up and the end of the run."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HOUR = 3600.0
SHARE_OF_WARM_UP, LONGEST_WARM_UP = 0.25, 300.0


@dataclass(frozen=True)
class Sample:
    """What was measured at one moment, in seconds since the beginning."""

    at: float
    values: Mapping[str, float]


@dataclass(frozen=True)
class Allowance:
    """How much something may grow: so much, or such a share of what it was, if that is more.

    `a_step` is for what is a record of editors' work: so much more for each of their steps.
    """

    most: float = 0.0
    share: float = 0.0
    a_step: float = 0.0

    def of(self, before: float, steps: int) -> float:
        """How much, for what was this large and after so many steps."""
        return max(self.most, self.share * before) + self.a_step * steps


@dataclass(frozen=True)
class Growth:
    """One thing's way through the run."""

    name: str
    before: float
    after: float
    an_hour: float
    allowed: float

    @property
    def is_too_much(self) -> bool:
        """Whether it has grown more than it may."""
        return self.after - self.before > self.allowed


def warm_up(seconds: float) -> float:
    """How long nothing is judged at the beginning."""
    return min(LONGEST_WARM_UP, seconds * SHARE_OF_WARM_UP)


def growth(
    name: str, samples: Sequence[Sample], allowance: Allowance, steps: int = 0
) -> Growth | None:
    """The middle of the first third beside that of the last; None where it wasn't always there.

    Thirds, so that neither one request that is large nor one collection of rubbish decides.
    """
    points = [(each.at, each.values[name]) for each in samples if name in each.values]
    if len(points) < max(3, len(samples)):
        return None
    third = max(1, len(points) // 3)
    before = statistics.median(value for _, value in points[:third])
    after = statistics.median(value for _, value in points[-third:])
    slope, _ = statistics.linear_regression(*zip(*points, strict=True))
    return Growth(name, before, after, slope * HOUR, allowance.of(before, steps))


def quantile(times: Sequence[float], share: float) -> float:
    """The time within which such a share was answered; not a number where nothing was asked."""
    if not times:
        return float("nan")
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
