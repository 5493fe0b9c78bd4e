"""Words of offices, and what people say instead."""

import re
from collections.abc import Iterator

from .rules import HARD_WORD, Advice
from .sentences import without_quotes
from .words import PageWords

# Only where the plain word can take the place of the other in nearly every sentence. Words with a
# meaning of their own in child protection (neglect, statutory, harm, disclosure) stay.
PLAIN = {
    "accordingly": "so",
    "additional": "more",
    "additionally": "also",
    "advise that": "tell",
    "ascertain": "find out",
    "assist": "help",
    "assistance": "help",
    "at the present time": "now",
    "commence": "start",
    "commenced": "started",
    "commencement": "start",
    "consequently": "so",
    "constitutes": "is",
    "demonstrate": "show",
    "demonstrated": "showed",
    "demonstrates": "shows",
    "disseminate": "share",
    "disseminated": "shared",
    "due to the fact that": "because",
    "endeavour": "try",
    "enquire": "ask",
    "expedite": "speed up",
    "facilitate": "help",
    "facilitates": "helps",
    "for the purpose of": "to",
    "furthermore": "also",
    "henceforth": "from now on",
    "implement": "put in place",
    "implemented": "put in place",
    "in accordance with": "as … says",
    "in addition to": "besides",
    "in conjunction with": "with",
    "in order to": "to",
    "in relation to": "about",
    "in respect of": "about",
    "in the event of": "if there is",
    "in the event that": "if",
    "inform": "tell",
    "instigate": "start",
    "in view of": "because of",
    "moreover": "also",
    "notwithstanding": "despite",
    "numerous": "many",
    "obtain": "get",
    "obtained": "got",
    "prior to": "before",
    "pursuant to": "under",
    "regarding": "about",
    "remuneration": "pay",
    "sufficient": "enough",
    "subsequent to": "after",
    "subsequently": "later",
    "terminate": "end",
    "thereafter": "then",
    "upon": "on",
    "utilisation": "use",
    "utilise": "use",
    "utilised": "used",
    "utilises": "uses",
    "utilising": "using",
    "whilst": "while",
    "with regard to": "about",
    "with respect to": "about",
}
LONGEST_FIRST = sorted(PLAIN, key=len, reverse=True)
HARD = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, LONGEST_FIRST))})(?![\w-])", re.I)


def hard_words(page: PageWords) -> Iterator[Advice]:
    """Each hard word where it first stands, with how often it does."""
    first: dict[str, tuple[Advice, int]] = {}
    for words in page.prose:
        for match in HARD.finditer(without_quotes(words.text)):
            word = match[0].lower()
            if word in first:
                advice, times = first[word]
                first[word] = advice, times + 1
            else:
                advice = Advice(HARD_WORD, f"“{PLAIN[word]}”", words.place, match[0])
                first[word] = advice, 1
    for advice, times in first.values():
        note = f"{times} times on this page" if times > 1 else ""
        yield Advice(advice.rule, advice.better, advice.place, advice.found, note)
