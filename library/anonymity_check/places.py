"""Where the check looks: the draft, what is published of it, and every file that either uses."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from wagtail.models import Page

from library.anonymity import Source
from library.file_types import extension_of
from library.models import SiteDocument, SiteImage
from library.references import keys_used_by

from .page_words import words_of_page

LibraryFile = SiteDocument | SiteImage
UNITS = {"pptx": "slide", "xlsx": "sheet"}


@dataclass(repr=False)
class Place:
    """One thing that can be mended by itself: what it is called and where its form is."""

    name: str
    mend_url: str
    mend_label: str
    sources: list[Source] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unit: str = "page"
    file_name: str = ""  # in the store; empty for a page


def places_of(page: Page) -> list[Place]:
    """The newest draft first, then what differs in the published page, then the files of both."""
    draft = page.get_latest_revision_as_object()
    mend = reverse("wagtailadmin_pages:edit", args=[page.pk])
    places = [Place("The draft of this page", mend, "Edit the page", list(words_of_page(draft)))]
    versions = [draft]
    if page.live and page.has_unpublished_changes:
        published = page.specific
        versions.append(published)
        drafted = {(source.place, source.text) for source in places[0].sources}
        changed = [
            source
            for source in words_of_page(published)
            if (source.place, source.text) not in drafted
        ]
        name = "What is published now, and differs from the draft"
        places.append(Place(name, mend, "Publish the draft to replace it", changed))
    return [*places, *(_place_of(file) for file in _files_of(versions))]


def _files_of(versions: Iterable[Page]) -> list[LibraryFile]:
    documents: set[str] = set()
    images: set[str] = set()
    for version in versions:
        documents |= keys_used_by(version, SiteDocument)
        images |= keys_used_by(version, SiteImage)
    return [
        *SiteDocument.objects.filter(pk__in=documents).order_by("title", "pk"),
        *SiteImage.objects.filter(pk__in=images).order_by("title", "pk"),
    ]


def _place_of(file: LibraryFile) -> Place:
    """A file, with what the site itself says of it; its own words are read later."""
    is_document = isinstance(file, SiteDocument)
    kind = "document" if is_document else "image"
    address = "wagtaildocs:edit" if is_document else "wagtailimages:edit"
    sources = [
        Source("title", file.title),
        Source("file name", file.filename, ignores_case=True),
        *(Source("tag", str(tag)) for tag in file.tags.all()),
    ]
    if isinstance(file, SiteImage):
        sources.append(Source("description", file.description))
    return Place(
        f"{kind.capitalize()} “{file.title}”",
        reverse(address, args=[file.pk]),
        f"Open the {kind}",
        sources,
        unit=UNITS.get(extension_of(file.file.name), "page"),
        file_name=file.file.name or "",
    )
