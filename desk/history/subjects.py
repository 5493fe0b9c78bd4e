"""What belongs to a page: its briefings, its files now and before, its case, its releases."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, Revision

from desk.models import PreviewLink, Release, ReviewCase, SecondPersonSettings
from library.models import SiteDocument, SiteImage
from library.references import keys_used_by
from reviews.models import ReviewPage


@dataclass
class Subjects:
    """Keys of everything that is asked about, by what it is."""

    pages: set[int]
    rows: dict[type[Model], set[str]] = field(default_factory=dict)

    @property
    def of_models(self) -> Q:
        """Log entries about any of these rows."""
        wanted = Q(pk=None)
        for model, keys in self.rows.items():
            content_type = ContentType.objects.get_for_model(model)
            wanted |= Q(content_type=content_type, object_id__in=keys)
        return wanted

    @property
    def links(self) -> Any:
        """Preview links to any of the pages."""
        return PreviewLink.objects.filter(page_id__in=self.pages)


def subjects_of(page: Page, with_case: bool) -> Subjects:
    """Everything that belongs to a page; its case only for who may see cases."""
    pages = {page.pk}
    if isinstance(page, ReviewPage):
        pages |= set(page.briefings.values_list("pk", flat=True))
    found = Subjects(pages)
    for model in (SiteDocument, SiteImage):
        found.rows[model] = _files(pages, model)
    if with_case:
        cases = ReviewCase.objects.filter(page_id=page.pk)
        found.rows[ReviewCase] = _keys(cases)
    releases = Release.objects.filter(rows__page_id__in=pages)
    found.rows[Release] = _keys(releases)
    if isinstance(page, ReviewPage):
        found.rows[SecondPersonSettings] = _keys(SecondPersonSettings.objects.all())
    return found


def _files(pages: set[int], model: type[Model]) -> set[str]:
    """Files that a page uses now, in its newest draft, or used in its list in any version."""
    keys: set[str] = set()
    for page in Page.objects.filter(pk__in=pages).specific():
        keys |= keys_used_by(page, model) | keys_used_by(
            page.get_latest_revision_as_object(), model
        )
    if model is SiteDocument:
        texts = [str(key) for key in pages]
        versions = Revision.page_revisions.filter(object_id__in=texts)
        for rows in versions.values_list("content__documents", flat=True):
            keys |= {str(row["document"]) for row in rows or []}
    return keys


def _keys(rows: Any) -> set[str]:
    return {str(key) for key in rows.values_list("pk", flat=True)}
