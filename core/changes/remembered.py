"""Values that a process keeps for as long as nothing readers see has changed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
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


class RememberedAs(Generic[Key, Value]):
    """Values by their keys, each made by whoever asks for it first under a state."""

    def __init__(self, until: Callable[[], datetime | None] | None = None) -> None:
        self._values: Remembered[dict[Key, Value]] = Remembered(dict, until)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value for this key as it is now."""
        # A dictionary belongs to one state: a thread that is slow puts its value into an old one.
        values = self._values()
        try:
            return values[key]
        except KeyError:
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

    def __call__(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """The values of those keys that there are, in the order of the keys."""
        wanted, known = list(dict.fromkeys(keys)), self._values()
        found = {key: known[key] for key in wanted if key in known}
        if missing := [key for key in wanted if key not in found]:
            loaded = self._load(missing)
            if len(known) + len(loaded) <= MOST_KEPT:
                known.update(loaded)
            found |= loaded
        return {key: found[key] for key in wanted if key in found}
