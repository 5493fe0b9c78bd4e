"""A site with a publication of a type as an editor would make it, which others are copies of.

Import it after `django.setup()`: it has models.
"""

from datetime import date
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage
from library.models import FileCheck, SiteDocument
from library.safety import VERSION
from people.models import PublishingBody
from publications.models import AgeBand, PublicationDocument, PublicationPage, Topic

Publication = TypeVar("Publication", bound=PublicationPage)

PAGES_OF_DOCUMENT = 40
# So that a review needs no sign-offs and notices.
CAME_OUT_BEFORE = {"came_out_before": True, "came_out_where": "The board’s former website"}


def new_site() -> HomePage:
    """Terms, publishing bodies and a home page, and no other page."""
    for number in range(1, 13):
        Topic.objects.create(name=f"Topic {number}", slug=f"topic-{number}")
    for number in range(1, 6):
        AgeBand.objects.create(name=f"Aged {number}", slug=f"aged-{number}")
    for name in ("One", "Two", "Three"):
        PublishingBody.objects.create(name=f"Body {name}", short_name=name, slug=name.lower())
    for page in Page.objects.child_of(Page.get_first_root_node()):
        page.delete()
    Site.objects.all().delete()
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(instance=HomePage(title="Home", slug="home", heading="Welcome"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def add_original(parent: Page, model: type[Publication], **values: Any) -> Publication:
    """A publication below `parent` with one document that anybody may read.

    `values` are what its type asks for before it may be published.
    """
    document = SiteDocument.objects.create(
        title="Report", file=ContentFile(b"%PDF-1.7 ", "report.pdf")
    )
    FileCheck.objects.filter(document=document).update(
        state=FileCheck.State.DONE,
        version=VERSION,
        finished_at=timezone.now(),
        cleared_at=timezone.now(),
        is_readable=True,
        size=document.file.size,
        pages=PAGES_OF_DOCUMENT,
    )
    publication = model(
        title="The first of them",
        slug="the-first",
        summary="What happened to a child, what was learned from it and what has changed since.",
        kind=model.kinds[0],
        published_on=date(2020, 1, 1),
        publishing_body=PublishingBody.objects.order_by("pk")[0],
        **values,
    )
    topics: Any = [Topic.objects.order_by("pk")[0]]
    publication.topics = topics
    publication.documents.add(PublicationDocument(document=document))
    added: Publication = parent.add_child(instance=publication)
    return added
