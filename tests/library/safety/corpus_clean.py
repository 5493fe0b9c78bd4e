"""Files whose words can all be seen, though a careless check would accuse them."""

from . import corpus_decorated, corpus_honest, corpus_odd_clean
from .corpus import CLEAN

__all__ = ["CLEAN", "corpus_decorated", "corpus_honest", "corpus_odd_clean"]
