"""What a check found."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """How one part is."""

    OK = "ok"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """How one part is, and what to do if it isn't well; nothing confidential."""

    state: State
    sentence: str
    to_do: str = ""


def ok(sentence: str) -> Finding:
    """All is well."""
    return Finding(State.OK, sentence)


def failed(sentence: str, to_do: str) -> Finding:
    """Somebody has to do something."""
    return Finding(State.FAILED, sentence, to_do)


def unknown(sentence: str, to_do: str = "") -> Finding:
    """It can't be told from here."""
    return Finding(State.UNKNOWN, sentence, to_do)


def many(number: int, one: str, several: str = "") -> str:
    """“1 page”, “1,204 pages”."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def how_long(period: timedelta) -> str:
    """In the largest whole unit: “3 minutes”, “5 hours”, “2 days”."""
    seconds = int(period.total_seconds())
    for length, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= length:
            return many(seconds // length, unit)
    return "less than a minute"


def how_large(size: int) -> str:
    """Bytes as people say them: “3.2 GB”."""
    amount = float(size)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"
