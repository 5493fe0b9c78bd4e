"""Whether the site still shows samples, so that search engines must be asked to stay away."""

from django.db.models import CharField, IntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from core.samples import register_sample_finder
from core.visibility import PublicPageQuerySet, public_pages
from library.models import SiteDocument
from publications.models import PublicationPage


def public_pages_with_samples() -> PublicPageQuerySet:
    """Public pages that are samples, or that use a document which is one."""
    samples = PublicationPage.objects.filter(is_sample=True).order_by()
    # As a set, like the other: a join would fetch every publication for each page of the site.
    return public_pages().filter(
        Q(pk__in=_pages_with_sample_documents()) | Q(pk__in=samples.values("pk"))
    )


def site_has_public_samples() -> bool:
    """Whether any reader can come upon a sample now; one query."""
    return public_pages_with_samples().order_by().exists()


def sample_publications(page_ids: set[int]) -> set[int]:
    """Which of these pages are publications that show the word SAMPLE; one query."""
    found = PublicationPage.objects.filter(pk__in=page_ids).with_samples()
    return set(found.order_by().values_list("pk", flat=True))


def register() -> None:
    """Called when the app is ready."""
    register_sample_finder(sample_publications)


def _pages_with_sample_documents() -> QuerySet:
    samples = SiteDocument.objects.filter(is_sample=True).order_by()
    references = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ReferenceIndex._get_base_content_type(SiteDocument),
        to_object_id__in=samples.values_list(Cast("pk", CharField())),
    )
    return references.order_by().values_list(Cast("object_id", IntegerField()))
