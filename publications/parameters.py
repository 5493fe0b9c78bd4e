"""What the address of a list asks for; whatever stands in it, it is read without an error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import QueryDict
from django.utils.http import urlencode

WORDS = "q"
FROM, TO = "from", "to"
SORT = "sort"
PAGE = "page"
LONGEST_WORDS = 200  # characters
LONGEST_DATE = 40
MOST_PAGES = 10_000
# Control characters, and the two that mark words in snippets; PostgreSQL refuses NUL.
UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000\ue001\ufffe\uffff\ud800-\udfff]+")


def clean_words(text: str) -> str:
    """The text on one line, without what nobody can type."""
    return " ".join(UNWRITABLE.sub(" ", text).split())


@dataclass(frozen=True)
class Parameters:
    """Words, filters, dates, order and page.

    `chosen` holds the values of each filter by its name; the dates are text, read elsewhere.
    """

    path: str
    words: str = ""
    words_were_cut: bool = False
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    from_date: str = ""
    to_date: str = ""
    sort: str = ""
    page: int = 1

    @classmethod
    def read(cls, path: str, data: QueryDict, filters: list[str]) -> Self:
        """What the address asks for; which values exist is decided later."""
        words = clean_words(data.get(WORDS, ""))
        return cls(
            path=path,
            words=words[:LONGEST_WORDS].strip(),
            words_were_cut=len(words) > LONGEST_WORDS,
            chosen={
                name: tuple(dict.fromkeys(filter(None, data.getlist(name)))) for name in filters
            },
            from_date=clean_words(data.get(FROM, ""))[:LONGEST_DATE],
            to_date=clean_words(data.get(TO, ""))[:LONGEST_DATE],
            sort=data.get(SORT, ""),
            page=_page_number(data.get(PAGE, "")),
        )

    def values(self, name: str) -> tuple[str, ...]:
        """The chosen values of one filter."""
        return self.chosen.get(name, ())

    def choosing(self, name: str, values: tuple[str, ...]) -> Self:
        """The same, with these values of one filter, from the first page."""
        return replace(self, chosen={**self.chosen, name: values}, page=1)

    def toggling(self, name: str, value: str) -> Self:
        """The same, with one value of a filter added or taken away."""
        values = self.values(name)
        if value in values:
            return self.choosing(name, tuple(other for other in values if other != value))
        return self.choosing(name, (*values, value))

    def with_words(self, words: str) -> Self:
        """The same filters with other words, from the first page, best match first."""
        return replace(self, words=words, sort="", page=1)

    def without_filters(self) -> Self:
        """The same words and order, and nothing filtered."""
        return replace(self, chosen={}, from_date="", to_date="", page=1)

    @property
    def has_filters(self) -> bool:
        """Whether anything is filtered."""
        return any(self.chosen.values()) or bool(self.from_date or self.to_date)

    @property
    def url(self) -> str:
        """The address, always in the same order, so that the same list has one address."""
        return self.url_below("")

    def url_below(self, name: str) -> str:
        """The address with a name after its path: the same list as a file, or its feed."""
        path = f"{self.path}{name}"
        pairs = [(WORDS, self.words)] if self.words else []
        pairs += [(name, value) for name in self.chosen for value in self.chosen[name]]
        pairs += [(FROM, self.from_date)] if self.from_date else []
        pairs += [(TO, self.to_date)] if self.to_date else []
        pairs += [(SORT, self.sort)] if self.sort else []
        pairs += [(PAGE, str(self.page))] if self.page > 1 else []
        return f"{path}?{urlencode(pairs)}" if pairs else path


def _page_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        return 1
    return min(max(int(text), 1), MOST_PAGES)
