"""Cuts English text into sentences and counts their words."""

import re
from collections.abc import Iterator

from .word_lists import SHORT_FORMS

# A full stop with what may close behind it, and the start of something new.
END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9])|[.!?…]+[”’\"')\]]*\s*$|\n+")
LAST_WORD = re.compile(r"[\w.]*\w$")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without the spaces around them; each line ends one."""
    start = 0
    for end in END.finditer(text):
        if not _is_short_form(text, end):
            yield from _trimmed(text[start : end.end()])
            start = end.end()
    yield from _trimmed(text[start:])


def count_words(text: str) -> int:
    """How many words somebody would count: what stands between spaces and can be read."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def without_quotes(text: str) -> str:
    """The text with as many spaces in the place of everything in quotation marks."""
    return QUOTED.sub(lambda quote: " " * len(quote[0]), text)


def _trimmed(sentence: str) -> Iterator[str]:
    if sentence := sentence.strip():
        yield sentence


def _is_short_form(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop belongs to a short form (Dr.), an initial (J.) or a number (1.)."""
    if not end[0].startswith(".") or not (before := LAST_WORD.search(text[: end.start()])):
        return False
    word = before[0]
    is_last = end.end() >= len(text.rstrip())
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    # "1." at the start of a line counts an item; a year or a number ends its sentence.
    is_item = word.isdigit() and not text[: before.start()].strip()
    return not is_last and (word.lower() in SHORT_FORMS or is_initial or is_item)
