"""The pages of results with what is shown of them, of whatever type they are: remembered."""

from collections.abc import Iterable

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from wagtail.models import Page

from core.changes import RememberedRows
from core.visibility import next_expiry
from publications.models import PublicationDocument, PublicationPage
from publications.querysets import past_models

PUBLICATION = "publicationpage"


def _load(keys: list[int]) -> dict[int, Page]:
    """One query."""
    return {page.pk: page for page in _with_what_is_shown().filter(pk__in=keys)}


_pages = RememberedRows(_load, until=next_expiry)


def result_pages(ids: Iterable[int]) -> list[Page]:
    """These pages, in this order; each knows whether it `is_past_now` and `shows_sample_now`.

    A publication is at `page.publicationpage`, with its publishing body. Shared by all answers:
    nobody may change one.
    """
    return list(_pages(ids).values())


def _with_what_is_shown() -> QuerySet[Page]:
    sample = PublicationDocument.objects.filter(page=OuterRef("pk"), document__is_sample=True)
    has_sample = Q(**{f"{PUBLICATION}__is_sample": True}) | Q(Exists(sample))
    pages = Page.objects.select_related(f"{PUBLICATION}__publishing_body")
    pages = pages.defer(f"{PUBLICATION}__body")
    return pages.annotate(is_past_now=_either(_is_past()), shows_sample_now=_either(has_sample))


def _is_past() -> Q:
    """Replaced by a newer page that is public, or kept as history."""
    models = past_models(Page) | {
        f"{PUBLICATION}__{name}": model for name, model in past_models(PublicationPage).items()
    }
    is_past = Q()
    for path, model in models.items():
        newer = model.objects.public_now().filter(supersedes=OuterRef("pk"))
        is_past |= Q(**{f"{path}__is_history": True}) | Q(Exists(newer))
    return is_past


def _either(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))
