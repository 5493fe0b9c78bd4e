"""What every published thing has: its page, its documents, its topics and age bands."""

from .change_note import ChangeNote
from .documents import DocumentRole, PublicationDocument
from .listing_page import ListingPage
from .publication_page import PublicationPage
from .vocabulary import AgeBand, Topic
from .withdrawn_page import WithdrawnPage

__all__ = [
    "AgeBand",
    "ChangeNote",
    "DocumentRole",
    "ListingPage",
    "PublicationDocument",
    "PublicationPage",
    "Topic",
    "WithdrawnPage",
]
