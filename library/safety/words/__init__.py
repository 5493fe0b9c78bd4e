"""Everything in a file that could name somebody, seen or not: what the anonymity check searches."""

from .reading import Reading, Words, read_words

__all__ = ["Reading", "Words", "read_words"]
