"""Values that a process keeps for as long as nothing readers see has changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from django.utils import timezone

from .state import State, state_now

Key = TypeVar("Key")
Value = TypeVar("Value")

# How many answers of one kind are kept: more than a site has pages that are often asked for.
MOST_KEPT = 1_000


class _Kept(NamedTuple, Generic[Value]):
    state: State
    since: datetime
    until: datetime | None
    value: Value

    def is_true_at(self, state: State, now: datetime) -> bool:
        """Whether nothing has changed; a clock that was put back makes it doubtful."""
        return self.state == state and self.since <= now and (not self.until or now < self.until)


class Remembered(Generic[Value]):
    """A function without arguments, asked again only when something has changed.

    `until` says when the answer changes though no row does: when the next page expires, say. The
    value is shared by all threads, so nobody may change it.
    """

    def __init__(
        self, load: Callable[[], Value], until: Callable[[], datetime | None] | None = None
    ) -> None:
        self._load, self._until = load, until
        self._kept: _Kept[Value] | None = None

    def __call__(self) -> Value:
        """The value as it is now."""
        # The state is asked first: what is loaded is then at least as new as its state says.
        state, now, kept = state_now(), timezone.now(), self._kept
        if kept is None or not kept.is_true_at(state, now):
            until = self._until() if self._until else None
            kept = self._kept = _Kept(state, now, until, self._load())
        return kept.value


class RememberedFor(Generic[Key, Value]):
    """A function of one argument, asked again for each only when something has changed.

    As `Remembered`, for each site or each address, say.
    """

    def __init__(
        self, load: Callable[[Key], Value], until: Callable[[], datetime | None] | None = None
    ) -> None:
        self._load = load
        self._values: Remembered[dict[Key, Value]] = Remembered(dict, until)

    def __call__(self, key: Key) -> Value:
        """The value for this key as it is now."""
        # A dictionary belongs to one state: a thread that is slow puts its value into an old one.
        values = self._values()
        try:
            return values[key]
        except KeyError:
            value = self._load(key)
        if len(values) < MOST_KEPT:
            values[key] = value
        return value
