"""Which known word somebody meant who typed an unknown one."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from search.language.characters import without_accents
from search.language.english import is_english
from search.language.sounds import sound

SHORTEST = 4  # letters: of shorter words too many are one letter apart
MOST_CANDIDATES = 4


@dataclass(frozen=True)
class KnownWord:
    """A word of the public text, as it is written there, and on how many pages it stands."""

    word: str
    pages: int
    written: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it never stands in small letters."""
        return self.written not in ("", self.word)


@dataclass(frozen=True)
class Guess:
    """`is_sure` where nothing else can have been meant by what was typed."""

    word: str
    is_sure: bool
    cost: float


def may_be_a_slip(word: str) -> bool:
    """Only letters, and enough of them."""
    return len(word) >= SHORTEST and word.isalpha()


def guesses(typed: str, known: Iterable[KnownWord]) -> list[Guess]:
    """The few words that were most likely meant, the likeliest first."""
    found = (_guess(typed, candidate) for candidate in known if candidate.word != typed)
    return sorted(filter(None, found), key=lambda guess: (guess.cost, guess.word))[:MOST_CANDIDATES]


def _guess(typed: str, known: KnownWord) -> Guess | None:
    bare, word = without_accents(typed), without_accents(known.word)
    sounds_alike = sound(bare) == sound(word)
    most = _most_slips(bare, word, sounds_alike)
    slips = OSA.distance(bare, word, score_cutoff=most)
    if slips > most:
        return None
    cost = slips - 0.1 * math.log10(known.pages + 1)
    cost -= 0.5 * sounds_alike + 0.3 * (sorted(bare) == sorted(word)) + 0.2 * (bare[0] == word[0])
    # A word that is spelt right may be the very one that was meant; a name has many spellings.
    is_right = is_english(bare) and not (known.is_name and sounds_alike)
    return Guess(known.word, not is_right, cost)


def _most_slips(typed: str, word: str, sounds_alike: bool) -> int:
    """How many letters may be wrong, missing, too many or in each other's place."""
    shorter = min(len(typed), len(word))
    if shorter < SHORTEST:
        return 0
    if shorter == SHORTEST:
        return 1
    if shorter < 7:
        return 2 if sounds_alike else 1
    if shorter < 11:
        return 3 if sounds_alike else 2
    return 3 if typed[0] == word[0] else 2
