"""How old a reader has to be to read a page with ease, by the length of its words and sentences.

Flesch and Kincaid's grade, of American schools, and five: a child begins the first grade at six.
Pyphen counts the syllables. The American patterns, told that one letter may stand alone, count as
many over a page as a dictionary of pronunciation does; see docs/adr/0018-plain-language.md.
"""

import re
from collections import Counter
from functools import cache
from itertools import chain

from pyphen import Pyphen

from .sentences import count_words, sentences
from .words import PageWords

WORDS_A_SENTENCE = 0.39
SYLLABLES_A_WORD = 11.8
LESS = 15.59
AGE_OF_GRADE_0 = 5
# A formula made for whole pages says nothing about a few lines.
FEWEST_WORDS = 80
LONG_WORD = 4  # syllables
MOST_NAMED = 5
YOUNGEST, OLDEST = 5, 22
SPOKEN = re.compile(r"[^\W\d_]+")


@cache
def _patterns() -> Pyphen:
    return Pyphen(lang="en_US", left=1, right=1)


def reading_age(page: PageWords) -> int | None:
    """In years; nothing where there are too few words to tell."""
    all_sentences = list(chain.from_iterable(sentences(words.text) for words in page.prose))
    return reading_age_of(all_sentences)


def reading_age_of(all_sentences: list[str]) -> int | None:
    """The same, of sentences."""
    words = sum(count_words(sentence) for sentence in all_sentences)
    if words < FEWEST_WORDS:
        return None
    spoken = [word for sentence in all_sentences for word in SPOKEN.findall(sentence)]
    if not spoken:
        return None
    syllables = sum(count_syllables(word) for word in spoken) / len(spoken)
    grade = WORDS_A_SENTENCE * words / len(all_sentences) + SYLLABLES_A_WORD * syllables - LESS
    return min(max(round(grade + AGE_OF_GRADE_0), YOUNGEST), OLDEST)


def heaviest_words(page: PageWords) -> list[str]:
    """The long words that weigh most, because they stand there most often."""
    spoken = (word.lower() for words in page.prose for word in SPOKEN.findall(words.text))
    long_words = Counter(word for word in spoken if count_syllables(word) >= LONG_WORD)
    return [word for word, _ in long_words.most_common(MOST_NAMED)]


def count_syllables(word: str) -> int:
    """About as many as are spoken."""
    return len(_patterns().positions(word.lower())) + 1
