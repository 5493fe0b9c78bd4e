"""A review with a document as an editor would make it, which the others are copies of."""

from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage
from library.models import FileCheck, SiteDocument
from library.safety import VERSION
from people.models import PublishingBody
from publications.kinds import REVIEW_KINDS
from publications.models import AgeBand, PublicationDocument, Topic
from reviews.models import ReviewIndexPage, ReviewPage

PAGES_OF_DOCUMENT = 40


def first_review() -> ReviewPage:
    """A review with a document, as an editor would make it, and what it needs around it."""
    for number in range(1, 13):
        Topic.objects.create(name=f"Topic {number}", slug=f"topic-{number}")
    for number in range(1, 6):
        AgeBand.objects.create(name=f"Aged {number}", slug=f"aged-{number}")
    bodies = [
        PublishingBody.objects.create(name=f"Body {name}", short_name=name, slug=name.lower())
        for name in ("One", "Two", "Three")
    ]
    home = _home_page()
    index = home.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))
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
    review = ReviewPage(
        title="The first review",
        slug="first-review",
        summary="What happened to a child, what was learned from it and what has changed since.",
        kind=REVIEW_KINDS[0],
        published_on=date(2020, 1, 1),
        publishing_body=bodies[0],
    )
    review.documents.add(PublicationDocument(document=document))
    return index.add_child(instance=review)


def _home_page() -> HomePage:
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Home", slug="home-page", heading="Welcome"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for welcome in Page.objects.child_of(root).exclude(pk=home.pk):
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)
