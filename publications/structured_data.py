"""What machines read about a publication (schema.org)."""

from typing import TYPE_CHECKING, Any

from core.dates import date_for_machines
from publications.kinds import LEAFLET_KINDS

if TYPE_CHECKING:
    from publications.models import PublicationPage


def describe(publication: "PublicationPage") -> dict[str, Any]:
    """A report, or an article where families are spoken to; only what is known."""
    thing: dict[str, Any] = {
        "@type": "Article" if publication.kind in LEAFLET_KINDS else "Report",
        "headline": publication.title,
        "abstract": publication.summary,
        "genre": publication.get_kind_display(),
        "inLanguage": publication.language,
        "publisher": {"@type": "GovernmentOrganization", "name": publication.publishing_body.name},
    }
    if publication.published_on:
        thing["datePublished"] = date_for_machines(
            publication.published_on, publication.published_precision
        )
    return thing
