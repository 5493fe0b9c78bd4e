"""Words as they sound and look to somebody who misspells them.

A name is found again when its letters are the same without accents, when it sounds alike by a few
rules of English spelling, or when one letter of a longer word is wrong.

Nothing is remembered from one search to the next: no function here has a cache, and no regular
expression is made of the words, because Python keeps those it has compiled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

SAME, SOUNDS_ALIKE, ONE_LETTER_OFF = 0, 1, 2

LEAST_FOR_TYPO = 5  # letters
LEAST_FOR_TWO_TYPOS = 10
LEAST_FOR_OTHER_FIRST_LETTER = 7
LEAST_SOUND = 3  # letters that two words must sound alike in
ALIKE = 70  # of 100: what vowels may differ in words with the same consonants
APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4\u2032"
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$", re.I)
# In this order. Stephen is Steven, Mohammed is Muhammad, Catherine is Kathryn, Geoffrey is Jeffrey.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^mac(?=[^aeiouy])", "mc"),
        (r"^kn", "n"),
        (r"^wr", "r"),
        (r"ph|v", "f"),
        (r"gh(?=t|$)", ""),
        (r"ck|q", "k"),
        (r"sch|sh|ch", "x"),
        (r"x$", "ks"),
        (r"c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"^geo(?=f)", "je"),
        (r"dg|^g(?=[eiy])", "j"),
        (r"th", "t"),
        (r"y", "i"),
        (r"ie|ee|ea", "i"),
        (r"(?<=[aou])e", ""),
        (r"h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)


def fold(word: str) -> str:
    """Small plain letters: no accents, no apostrophes, no possessive ending."""
    plain = POSSESSIVE.sub("", word) if word[-2:].strip(APOSTROPHES) != word[-2:] else word
    for mark in APOSTROPHES:
        plain = plain.replace(mark, "")
    if plain.isascii():
        return plain.lower()
    return "".join(letter for letter in anyascii(plain).lower() if letter.isalnum())


def sound(word: str) -> str:
    """A folded word as it sounds."""
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def skeleton(sound_of_word: str) -> str:
    """The consonants, with a mark for a vowel at the beginning."""
    consonants = re.sub("[aeiou]", "", sound_of_word)
    return f"*{consonants}" if sound_of_word[:1] in "aeiou" else consonants


class Vocabulary:
    """All different words of what is searched, by length and by sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = set(words)
        self.by_length: dict[int, list[str]] = defaultdict(list)
        self.by_skeleton: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in self.words:
            self.by_length[len(word)].append(word)
            if len(word) >= LEAST_SOUND and word.isalpha():
                spoken = sound(word)
                self.by_skeleton[skeleton(spoken)].append((word, spoken))
        self._known: dict[str, dict[str, int]] = {}

    def like(self, word: str) -> dict[str, int]:
        """Words that may stand for this one: SAME, SOUNDS_ALIKE or ONE_LETTER_OFF."""
        if word not in self._known:
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> dict[str, int]:
        found = dict.fromkeys(self._near(word), ONE_LETTER_OFF) if word.isalpha() else {}
        found |= dict.fromkeys(self._alike(word), SOUNDS_ALIKE) if word.isalpha() else {}
        if len(word) > 2:
            # "the Lunts", "Lunts" for "Lunt's"; Ann and Anne.
            endings = {word + "s", word + "es", word + "e", word.removesuffix("e")}
            endings |= {word.removesuffix("s")} if len(word) > 4 else set()
            found |= {one: SOUNDS_ALIKE for one in endings if one in self.words}
        if word in self.words:
            found[word] = SAME
        return found

    def _near(self, word: str) -> Iterable[str]:
        if len(word) < LEAST_FOR_TYPO:
            return
        most = 2 if len(word) >= LEAST_FOR_TWO_TYPOS else 1
        for length in range(len(word) - most, len(word) + most + 1):
            near = process.extract(
                word, self.by_length.get(length, ()), scorer=OSA.distance, score_cutoff=most,
                limit=None,
            )  # fmt: skip
            for other, _, _ in near:
                if other[:1] == word[:1] or len(word) >= LEAST_FOR_OTHER_FIRST_LETTER:
                    yield other

    def _alike(self, word: str) -> Iterable[str]:
        mine = sound(word)
        if len(mine) < LEAST_SOUND:
            return
        for other, theirs in self.by_skeleton.get(skeleton(mine), ()):
            is_long = len(skeleton(mine)) >= LEAST_SOUND
            if theirs == mine or (is_long and fuzz.ratio(mine, theirs) >= ALIKE):
                yield other
