"""Whether the site still shows samples, so that search engines must be asked to stay away."""

from typing import Any

from django.db.models.expressions import RawSQL
from wagtail.models import Page, ReferenceIndex

from core.changes import Remembered
from core.samples import register_sample_finder
from core.visibility import PublicPageQuerySet, next_expiry, public_pages
from library.models import SiteDocument
from publications.models import PublicationPage

# Every page that readers get asks this: SQL as it is, for Django takes as long to put it together
# as PostgreSQL takes to answer it.
SAMPLES = f"""
SELECT page_ptr_id FROM {PublicationPage._meta.db_table} WHERE is_sample
UNION ALL
SELECT object_id::integer FROM {ReferenceIndex._meta.db_table}
WHERE base_content_type_id = %s AND to_content_type_id = %s AND to_object_id IN (
    SELECT id::text FROM {SiteDocument._meta.db_table} WHERE is_sample
)
"""


def public_pages_with_samples() -> PublicPageQuerySet:
    """Public pages that are samples, or that use a document which is one."""
    types = [ReferenceIndex._get_base_content_type(model).pk for model in (Page, SiteDocument)]
    samples: Any = RawSQL(SAMPLES, types)
    return public_pages().filter(pk__in=samples)


# Whether any reader can come upon a sample now.
site_has_public_samples = Remembered(
    lambda: public_pages_with_samples().order_by().exists(), until=next_expiry
)


# A real site has none; the content it starts from has a few.
all_sample_publications = Remembered(
    lambda: frozenset(
        PublicationPage.objects.with_samples().order_by().values_list("pk", flat=True)
    )
)


def sample_publications(page_ids: set[int]) -> set[int]:
    """Which of these pages are publications that show the word SAMPLE."""
    return page_ids & all_sample_publications()


def register() -> None:
    """Called when the app is ready."""
    register_sample_finder(sample_publications)
