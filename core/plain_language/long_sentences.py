"""Sentences that are too long, and where to cut them."""

import re
from collections.abc import Iterator

from .rules import LONG_SENTENCE, Advice
from .sentences import count_words, sentences, without_quotes
from .words import PageWords

# GOV.UK's number: https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/
MOST_WORDS = 25
# No cut leaves less than this on either side of it.
FEWEST_WORDS = 5
LIST_COMMAS = 3
# Where a sentence can be cut, the cleanest cut first.
CUTS = [
    re.compile(r"\s*;\s+"),
    re.compile(r"\s+[–—-]\s+"),
    re.compile(r",\s+(?=(?:but|however|so|and|although|while|whereas|then)\s)"),
    re.compile(r",?\s+(?=(?:but|because|although|which|who|so that|in order to|where|when|if)\s)"),
    re.compile(r",?\s+(?=(?:and|or|as well as)\s)"),
]


def long_sentences(page: PageWords) -> Iterator[Advice]:
    """Every sentence with more words than most readers take in at once."""
    for words in page.prose:
        for sentence in sentences(words.text):
            count = count_words(sentence)
            if count > MOST_WORDS and not _is_mostly_quoted(sentence):
                note = f"{count} words"
                yield Advice(LONG_SENTENCE, where_to_cut(sentence), words.place, sentence, note)


def where_to_cut(sentence: str) -> str:
    """How to make two sentences of it, or a list."""
    if _is_list(sentence):
        return "Make a list of it: a short line that leads in, then a point for each part."
    for cut in CUTS:
        if found := _nearest_to_the_middle(sentence, cut):
            before = sentence[: found.start()].split()[-3:]
            after = sentence[found.end() :].split()[:3]
            return f"End it after “{' '.join(before)}”. Start a new one with “{' '.join(after)}…”."
    return "Say one thing in each sentence: make two or three of this one."


def _is_list(sentence: str) -> bool:
    semicolons = len(re.findall(r";\s", sentence))
    is_series = re.search(r",\s+(?:and|or)\s|\s(?:and|or)\s", sentence)
    commas = len(re.findall(r",\s", without_quotes(sentence)))
    return semicolons > 1 or (commas >= LIST_COMMAS and bool(is_series))


def _nearest_to_the_middle(sentence: str, cut: re.Pattern[str]) -> re.Match[str] | None:
    middle = len(sentence) / 2
    good = [
        found
        for found in cut.finditer(sentence)
        if count_words(sentence[: found.start()]) >= FEWEST_WORDS
        and count_words(sentence[found.end() :]) >= FEWEST_WORDS
    ]
    return min(good, key=lambda found: abs(found.start() - middle), default=None)


def _is_mostly_quoted(sentence: str) -> bool:
    return count_words(without_quotes(sentence)) <= MOST_WORDS // 2
