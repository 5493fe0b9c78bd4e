"""Everything that is searched at once: its texts, and what can be learnt from all of them."""

from collections.abc import Iterable

from .matches import Source
from .spelling import Vocabulary
from .terms import Term
from .words import Text

LEAST_JOINED = 4  # letters of a word that may stand in pieces
LEAST_SQUASHED = 6  # letters of a name without its space, as in an e-mail address
ENDS = frozenset(" ,.;:\n")


class Corpus:
    """The texts, all their words, and those that also occur in small letters."""

    def __init__(self, sources: Iterable[Source], terms: list[Term]) -> None:
        self.texts = [Text.of(source) for source in sources if source.text]
        self.vocabulary = Vocabulary(word for text in self.texts for word in text.places)
        self.small = {word for text in self.texts for word in _small_words(text)}
        parts = {part for term in terms for part in term.parts}
        self._in_pieces = {
            one for part in parts if len(part) >= LEAST_JOINED for one in _with_mac(part)
        }
        self._joined: dict[int, dict[str, list[tuple[int, int]]]] = {}
        self._squashed: dict[tuple[str, ...], list[str]] = {}

    def joined(self, part: str, text: Text) -> list[tuple[int, int]]:
        """Where a word of the terms stands in pieces in a text: the first and last of each."""
        key = id(text)
        if key not in self._joined:
            self._joined[key] = text.joined(self._in_pieces)
        return [pieces for one in _with_mac(part) for pieces in self._joined[key].get(one, ())]

    def squashed(self, parts: tuple[str, ...]) -> list[str]:
        """Words in which a name stands without its space: "janelunt", "jlunt"."""
        if len(parts) < 2:
            return []
        if parts not in self._squashed:
            first, last = parts[0], parts[-1]
            whole = [both for both in (first + last, last + first) if len(both) >= LEAST_SQUASHED]
            short = {both for both in (first[0] + last, last + first[0]) if len(both) >= 4}
            self._squashed[parts] = [
                word
                for word in self.vocabulary.words
                if any(both in word for both in whole) or (word in short and word not in self.small)
            ]
        return self._squashed[parts]


def _with_mac(part: str) -> set[str]:
    """McDonald is MacDonald."""
    if part.startswith("mac"):
        return {part, f"mc{part[3:]}"}
    return {part, f"mac{part[2:]}"} if part.startswith("mc") else {part}


def _small_words(text: Text) -> set[str]:
    """Words in small letters between spaces: neither names nor parts of an address."""
    if text.source.ignores_case:
        return set()
    found = set()
    for word, places in text.places.items():
        for index in places:
            start, end = text.starts[index], text.ends[index]
            before, after = text.text[start - 1 : start], text.text[end : end + 1]
            if text.text[start].islower() and before in ENDS and (after in ENDS or not after):
                found.add(word)
                break
    return found
