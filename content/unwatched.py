"""Tables whose changes readers see nothing of, or nothing that is remembered."""

from content.models import LoadedObject
from core.changes import ignore_changes

ignore_changes(LoadedObject)
