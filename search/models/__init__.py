"""What search knows: an entry for each page, passages, and what editors tell it about words."""

from .entry import Entry, EntryQuerySet
from .misses import PendingMiss, SearchMiss
from .passage import IndexedFile, IndexedFileQuerySet, Passage, PassageQuerySet
from .picks import PickedPage, SearchPick
from .synonyms import SearchSynonym
from .words import SearchWord, SearchWordQuerySet

__all__ = [
    "Entry",
    "EntryQuerySet",
    "IndexedFile",
    "IndexedFileQuerySet",
    "Passage",
    "PassageQuerySet",
    "PendingMiss",
    "PickedPage",
    "SearchMiss",
    "SearchPick",
    "SearchSynonym",
    "SearchWord",
    "SearchWordQuerySet",
]
