"""Titles as editors type them, without what can't be seen."""

import re
import unicodedata

# What a document is called until somebody has read it and given it a name.
UNTITLED = "Untitled document"

# Marks that turn the order of letters round, so that a name reads otherwise than it is written.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def plain_title(words: str) -> str:
    """In one line, without control characters and marks that turn letters round."""
    seen = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in words.translate(TURNING)
    )
    return re.sub(r"\s+", " ", seen).strip()


def is_untitled(title: str) -> bool:
    """Whether nobody has given the document a name yet."""
    return not title or title.casefold() == UNTITLED.casefold()
