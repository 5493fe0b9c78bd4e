"""The reader's language: what somebody who searches means by what they typed."""

from search.language.dictionary import Dictionary, dictionary_now, register_dictionary
from search.language.understanding import Expansion, Term, Understood, understand

__all__ = [
    "Dictionary",
    "Expansion",
    "Term",
    "Understood",
    "dictionary_now",
    "register_dictionary",
    "understand",
]
