"""Tables whose changes readers see nothing of, or nothing that is remembered."""

from core.changes import ignore_changes

from .models import DocumentVersion, PageText, ProposedVersion, Rendition

ignore_changes(DocumentVersion, PageText, ProposedVersion, Rendition)
