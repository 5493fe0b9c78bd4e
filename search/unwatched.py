"""Tables whose changes readers see nothing of, or nothing that is remembered."""

from core.changes import ignore_changes
from search.models import Passage, PendingMiss, SearchMiss, SearchWord

ignore_changes(Passage, PendingMiss, SearchMiss, SearchWord)
