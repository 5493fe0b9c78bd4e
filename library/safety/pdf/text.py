"""The words of a page in reading order, as pdfium gives it, with or without the hidden ones."""

from collections.abc import Collection

import numpy as np

from ..tidy import tidy
from .characters import Characters

LAST = 0x10FFFF


def visible_text(characters: Characters, hidden: Collection[int]) -> str:
    """What can be read on the page; `hidden` are indexes of words that can't be seen.

    A word goes with all that stands between the same two spaces.
    """
    if not hidden:
        return text_of(characters.codes)
    parts = _parts(characters)
    gone = np.unique([parts[characters.word(index)[0]] for index in hidden])
    is_seen = ~np.isin(parts, gone) | characters.spaces
    return text_of(characters.codes[is_seen])


def hidden_text(characters: Characters, hidden: Collection[int]) -> str:
    """Only the hidden words, in their order."""
    if not hidden:
        return ""
    parts = _parts(characters)
    gone = np.unique([parts[characters.word(index)[0]] for index in hidden])
    return text_of(characters.codes[np.isin(parts, gone)])


def text_of(codes: np.ndarray) -> str:
    """These characters, tidied."""
    return tidy("".join(chr(code) for code in codes.tolist() if 0 < code <= LAST))


def _parts(characters: Characters) -> np.ndarray:
    """A number for each character, the same from one space to the next."""
    return np.cumsum(characters.spaces)
