"""Values that a process keeps for as long as nothing readers see has changed."""

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from django.utils import timezone

from .state import State, state_now

Key = TypeVar("Key")
Value = TypeVar("Value")

# How many answers of one kind are kept: more than a site has pages that are often asked for.
MOST_KEPT = 1_000
# Seconds that a thread waits for another to find out what it wants to know, before it does so too.
LONGEST_WAIT = 1.0


class _Kept(NamedTuple, Generic[Value]):
    state: State
    since: datetime
    until: datetime | None
    value: Value

    def is_true_at(self, state: State, now: datetime) -> bool:
        """Whether nothing has changed; a clock that was put back makes it doubtful."""
        return self.state == state and self.since <= now and (not self.until or now < self.until)


class _Turns:
    """Lets one thread find out a thing that several want to know just after a change.

    All at once they would take several times as long: they share one interpreter.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # For each thing whose turn it is: its lock, and how many hold it or wait for it.
        self._turns: dict[Hashable, tuple[threading.RLock, list[None]]] = {}

    @contextmanager
    def of(self, key: Hashable = None) -> Iterator[None]:
        """One thread at a time is inside, unless one has waited for too long."""
        with self._lock:
            turn, wanting = self._turns.setdefault(key, (threading.RLock(), []))
            wanting.append(None)
        has_turn = turn.acquire(timeout=LONGEST_WAIT)
        try:
            yield
        finally:
            if has_turn:
                turn.release()
            with self._lock:
                wanting.pop()
                if not wanting:
                    del self._turns[key]


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
        self._turns = _Turns()

    def __call__(self) -> Value:
        """The value as it is now."""
        # The state is asked first: what is loaded is then at least as new as its state says.
        state, now = state_now(), timezone.now()
        kept = self._kept_at(state, now)
        if kept is None:
            with self._turns.of():
                kept = self._kept_at(state, now) or self._keep(state, now)
        return kept.value

    def _kept_at(self, state: State, now: datetime) -> _Kept[Value] | None:
        kept = self._kept
        return kept if kept and kept.is_true_at(state, now) else None

    def _keep(self, state: State, now: datetime) -> _Kept[Value]:
        until = self._until() if self._until else None
        self._kept = kept = _Kept(state, now, until, self._load())
        return kept


class RememberedAs(Generic[Key, Value]):
    """Values by their keys, each made by whoever asks for it first under a state."""

    def __init__(self, until: Callable[[], datetime | None] | None = None) -> None:
        self._values: Remembered[dict[Key, Value]] = Remembered(dict, until)
        self._turns = _Turns()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value for this key as it is now."""
        # A dictionary belongs to one state: a thread that is slow puts its value into an old one.
        values = self._values()
        if key in values:
            return values[key]
        with self._turns.of(key):
            if key in values:
                return values[key]
            value = make()
            if len(values) < MOST_KEPT:
                values[key] = value
        return value


class RememberedFor(Generic[Key, Value]):
    """A function of one argument, asked again for each only when something has changed.

    As `Remembered`, for each site or each address, say.
    """

    def __init__(
        self, load: Callable[[Key], Value], until: Callable[[], datetime | None] | None = None
    ) -> None:
        self._load = load
        self._kept: RememberedAs[Key, Value] = RememberedAs(until)

    def __call__(self, key: Key) -> Value:
        """The value for this key as it is now."""
        return self._kept.get(key, partial(self._load, key))


class RememberedRows(Generic[Key, Value]):
    """A function of many keys, which looks up at once those that it doesn't know yet.

    `load` is given keys, each once, and gives what there is by its key; what isn't there is asked
    for again.
    """

    def __init__(
        self,
        load: Callable[[list[Key]], Mapping[Key, Value]],
        until: Callable[[], datetime | None] | None = None,
    ) -> None:
        self._load = load
        self._values: Remembered[dict[Key, Value]] = Remembered(dict, until)
        self._turns = _Turns()

    def __call__(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """The values of those keys that there are, in the order of the keys."""
        wanted, known = list(dict.fromkeys(keys)), self._values()
        found = {key: known[key] for key in wanted if key in known}
        if len(found) < len(wanted):
            with self._turns.of():
                found |= self._look_up([key for key in wanted if key not in found], known)
        return {key: found[key] for key in wanted if key in found}

    def _look_up(self, wanted: list[Key], known: dict[Key, Value]) -> dict[Key, Value]:
        found = {key: known[key] for key in wanted if key in known}
        if missing := [key for key in wanted if key not in found]:
            loaded = self._load(missing)
            if len(known) + len(loaded) <= MOST_KEPT:
                known.update(loaded)
            found |= loaded
        return found
