"""Files with hidden words, by every way that we know of."""

from . import corpus_covered, corpus_odd_hidden, corpus_scans, corpus_unseen
from .corpus import HIDDEN

__all__ = ["HIDDEN", "corpus_covered", "corpus_odd_hidden", "corpus_scans", "corpus_unseen"]
