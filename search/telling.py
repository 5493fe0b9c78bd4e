"""What readers are told of how their words were understood, and the addresses that undo it."""

from collections.abc import Iterable
from dataclasses import dataclass

from publications.parameters import Parameters
from search.finding import Finding

MOST_NAMES = 4


@dataclass(frozen=True)
class WordsLink:
    """A search by other words."""

    words: str
    url: str


@dataclass(frozen=True)
class Telling:
    """Sentences about a search; every link keeps the filters."""

    finding: Finding
    parameters: Parameters

    def _link(self, words: str) -> WordsLink | None:
        return WordsLink(words, self.parameters.with_words(words).url) if words else None

    @property
    def corrected(self) -> str:
        """What was looked for in place of what was typed."""
        return self.finding.corrected

    @property
    def instead(self) -> WordsLink | None:
        """The search for the very words that were typed."""
        if not self.corrected:
            return None
        url = self.parameters.with_words(self.finding.as_typed).url
        return WordsLink(self.finding.typed.text, url)

    @property
    def suggestion(self) -> WordsLink | None:
        """What may have been meant."""
        return self._link(self.finding.suggestion)

    @property
    def also(self) -> str:
        """The other names that were looked for, in a sentence's words."""
        names = dict.fromkeys(one.meaning for one in self.finding.asked.expansions)
        return in_words(names)

    @property
    def only(self) -> WordsLink | None:
        """The search without those names."""
        return self._link(self.finding.asked.as_written) if self.also else None

    @property
    def only_words(self) -> str:
        """The words that had other names."""
        words = dict.fromkeys(one.word.strip('"') for one in self.finding.asked.expansions)
        return in_words(f"“{word}”" for word in words)

    @property
    def is_loose(self) -> bool:
        """Whether there are pages with some of the words only."""
        return self.finding.is_loose

    @property
    def complete(self) -> int:
        """How many pages have all the words."""
        return self.finding.complete

    @property
    def has_no_words(self) -> bool:
        """Whether only small words, or only words with a minus, were typed."""
        return not self.finding.typed.terms

    @property
    def has_only_minus_words(self) -> bool:
        """Whether the reader said only what isn't wanted."""
        return self.has_no_words and bool(self.finding.typed.unwanted)


def in_words(names: Iterable[str]) -> str:
    """One, two and three; the first few of many."""
    listed = list(names)
    if len(listed) > MOST_NAMES:
        listed = [*listed[: MOST_NAMES - 1], f"{len(listed) - MOST_NAMES + 1} other names"]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"
