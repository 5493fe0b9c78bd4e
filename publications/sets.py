"""Sets of things with filters, as bits: publications, and recommendations.

Each thing has a bit; a set of things is one number. Thousands are then counted in every filter in
less than a millisecond, and both numbers beside filters and what filters leave come from the same
sets.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import compress, repeat

Chosen = Mapping[str, tuple[str, ...]]
# A set: the bits of the places of what is in it.
Bits = int
ZERO, ONE = b"01"


@dataclass(frozen=True)
class Counts:
    """How many things have each value by filter, and how many match every filter."""

    by_filter: Mapping[str, Mapping[str, int]]
    total: int


class Sets:
    """Things by their keys, and which of them have which values of which filter.

    `in_order` are the keys, and `places` the bit of each. Those that have a value are
    `having[filter][value]`, for all the filters in `names`.
    """

    def __init__(
        self,
        keys: Iterable[int],
        having: Mapping[str, Mapping[str, list[int]]],
        names: Iterable[str],
    ) -> None:
        self.in_order = list(keys)
        self.places = {key: place for place, key in enumerate(self.in_order)}
        self.everything: Bits = (1 << len(self.in_order)) - 1
        self.having: dict[str, dict[str, Bits]] = {
            name: {value: self.bits(keys) for value, keys in having.get(name, {}).items()}
            for name in names
        }

    def bits(self, keys: Iterable[int]) -> Bits:
        """The things with these keys; other keys are left out."""
        # A digit for each place, and one more for keys that have none. Numbers are written with the
        # first bit last.
        nowhere = len(self.in_order)
        digits = bytearray(b"0") * (nowhere + 1)
        for place in map(self.places.get, keys, repeat(nowhere)):
            digits[place] = ONE
        digits[nowhere] = ZERO
        digits.reverse()
        return int(digits, 2)

    def only(self, keys: Iterable[int], bits: Bits) -> list[int]:
        """Those of the keys that are in a set, in their order."""
        places = self.places
        octets = bits.to_bytes(len(places) // 8 + 1, "little")
        found = []
        for key in keys:
            place = places.get(key)
            if place is not None and octets[place >> 3] >> (place & 7) & 1:
                found.append(key)
        return found

    def keys(self, bits: Bits) -> list[int]:
        """The keys of a set, in the order of all."""
        last_first = f"{bits:0{len(self.in_order)}b}"
        return [*compress(self.in_order, map("1".__eq__, reversed(last_first)))]

    def matching(self, chosen: Chosen, apart_from: str = "") -> Bits:
        """Things that have one of the chosen values of each filter, but for one filter."""
        found = self.everything
        for name, values in chosen.items():
            if values and name != apart_from:
                any_of = 0
                for value in values:
                    any_of |= self.having[name].get(value, 0)
                found &= any_of
        return found

    def count(self, among: Bits, chosen: Chosen) -> Counts:
        """How many of a set have each value; each filter among what the others leave."""
        by_filter = {}
        for name, having in self.having.items():
            left = among & self.matching(chosen, apart_from=name)
            numbers = {value: (left & bits).bit_count() for value, bits in having.items()}
            by_filter[name] = {value: number for value, number in numbers.items() if number}
        return Counts(by_filter, (among & self.matching(chosen)).bit_count())
