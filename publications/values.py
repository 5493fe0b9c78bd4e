"""Which values of which filter each public publication has, remembered as sets of bits.

Each public publication has a bit; a set of publications is one number. Thousands of publications
are then counted in every filter in less than a millisecond, and both numbers beside filters and
what filters leave come from the same sets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress, repeat
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from wagtail.models import Page

from core.changes import Remembered
from core.visibility import next_expiry
from publications.filters import FILTER_NAMES, FILTERS, Filter
from publications.keys import keys_of, read_keys
from publications.offers import open_documents
from publications.querysets import PublicationQuerySet

# All keys of a value in one row; one that has it in two ways stands there twice.
PAIRS = """
SELECT name, value, string_agg(key::text, ',') FROM ({pairs}) AS pairs(name, value, key)
WHERE value IS NOT NULL GROUP BY name, value
"""

Chosen = Mapping[str, tuple[str, ...]]
# A set of publications: the bits of their places.
Bits = int
ZERO, ONE = b"01"


@dataclass(frozen=True)
class Counts:
    """The publications of each value by filter, and how many match every filter."""

    by_filter: Mapping[str, Mapping[str, int]]
    total: int


class Values:
    """The public publications of one moment, and the values of each filter they have.

    `in_order` are their keys, the newest first, and `places` the bit of each. Those that have a
    value are `having[filter][value]`. Other things with filters, named in `names`, may use it too.
    """

    def __init__(
        self,
        keys: Iterable[int],
        having: Mapping[str, Mapping[str, list[int]]],
        names: Iterable[str] = FILTER_NAMES,
    ) -> None:
        self.in_order = list(keys)
        self.places = {key: place for place, key in enumerate(self.in_order)}
        # Where a number written in digits has the bit of each place: the last is the first bit.
        self._digits = {key: len(self.places) - place for key, place in self.places.items()}
        self.everything: Bits = (1 << len(self.places)) - 1
        self._below: dict[str, Bits] = {}
        self.having: dict[str, dict[str, Bits]] = {
            name: {value: self.bits(keys) for value, keys in having.get(name, {}).items()}
            for name in names
        }

    def bits(self, keys: Iterable[int]) -> Bits:
        """The publications with these keys; other keys, of pages of other types, are left out."""
        # The digits of the number, one each; the first stands for the keys that have no place.
        digits = bytearray(b"0") * (len(self._digits) + 1)
        for digit in map(self._digits.get, keys, repeat(0)):
            digits[digit] = ONE
        digits[0] = ZERO
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

    def below(self, path: str) -> Bits:
        """Those whose page stands below a path of the tree; one query, the first time."""
        if path not in self._below:
            pages = Page.objects.filter(path__startswith=path)
            self._below[path] = self.bits(keys_of(pages))
        return self._below[path]

    def keys(self, bits: Bits) -> list[int]:
        """The keys of a set, the newest first."""
        last_first = f"{bits:0{len(self.in_order)}b}"
        return [*compress(self.in_order, map("1".__eq__, reversed(last_first)))]

    def matching(self, chosen: Chosen, apart_from: str = "") -> Bits:
        """Publications that have one of the chosen values of each filter, but for one filter."""
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


def _load() -> Values:
    """Two queries, however many publications there are."""
    # Their own module shows lists, and can't be imported here.
    publications: Any = apps.get_model("publications.PublicationPage").objects
    first, *others = (part for each in FILTERS for part in _pairs_of(each, publications.all()))
    pairs, parameters = first.union(*others, all=True).query.sql_with_params()
    having: dict[str, dict[str, list[int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(PAIRS.format(pairs=pairs), parameters)
        for name, value, keys in cursor.fetchall():
            having.setdefault(name, {})[value] = read_keys(keys)
    return Values(publications.public_now().newest_first().values_list("pk", flat=True), having)


def _pairs_of(each: Filter, publications: PublicationQuerySet) -> Iterator[QuerySet]:
    """Rows of the filter's name, a value and the key of a publication; private ones too."""
    if each.own:
        yield _pairs(each.name, publications, each.own_text, F("pk"))
    if each.terms:
        terms = each.term_rows(publications)
        yield _pairs(each.name, terms, F("value"), F("of_page"))
    for column in each.of_documents:
        documents = open_documents(publications)
        yield _pairs(each.name, documents, F(column), F("page"))


def _pairs(name: str, rows: QuerySet, value: Combinable, key: F) -> QuerySet:
    return rows.order_by().values_list(Value(name, CharField()), Cast(value, CharField()), key)


# As the database has them when it is asked: what was found out under one state of it isn't asked
# for again until something changes or a page expires.
values_now = Remembered(_load, until=next_expiry)
