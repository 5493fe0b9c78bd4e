"""How a word sounds, roughly: words that are written by ear come out the same."""

import re
from functools import lru_cache

from search.language.characters import without_accents

# In this order; what stands first has seen the letters as they were written.
RULES = [
    (r"[^a-z]", ""),
    (r"^(?:kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^p?sych", "sik"),
    (r"^ps", "s"),
    (r"^wh", "w"),
    (r"mb$", "m"),
    (r"ph", "f"),
    (r"sch", "sk"),
    (r"ch(?=[lr])", "k"),
    (r"t?ch|sh|[st]i(?=o|a)|ssi(?=o)", "0"),
    (r"ough$|augh$|igh", "a"),
    (r"gh", "g"),
    (r"dge?(?=[eiy])|dge$", "j"),
    (r"sc(?=[eiy])|c(?=[eiy])", "s"),
    (r"g(?=[eiy])", "j"),
    (r"ck|c|q", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"th", "t"),
    (r"v", "f"),
    (r"(?<=.)[aeiouhwy]", ""),
    (r"^[aeiouy]", "a"),
    (r"(.)\1+", r"\1"),
]
_RULES = [(re.compile(pattern), by) for pattern, by in RULES]


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The key of a word in small letters; empty for what isn't written in Latin letters."""
    key = without_accents(word)
    for pattern, by in _RULES:
        key = pattern.sub(by, key)
    return key
