"""What leaflets adds to the editor: a link on its first page."""

from wagtail import hooks

from core.dashboard import NEW_PAGE_HOOK, NewPageLink
from leaflets.models import LeafletPage


@hooks.register(NEW_PAGE_HOOK)
def new_leaflet() -> NewPageLink:
    """Start a leaflet."""
    return NewPageLink(
        "New leaflet", "Plain words for families, to read or print", "openquote", LeafletPage, 30
    )
