"""What a page or another row uses: Wagtail's reference index, kept true."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)


def keys_used_by(candidate: Model, model: type[Model]) -> set[str]:
    """Primary keys, as text, of the rows of `model` that `candidate` uses as it is in memory.

    Body blocks, links in rich text and child rows count, saved or not.
    """
    return keys_used_of_each(candidate, model)[0]


def keys_used_of_each(candidate: Model, *models: type[Model]) -> list[set[str]]:
    """The same for several models, in their order: a page is walked through once."""
    kinds = ContentType.objects.get_for_models(*models, for_concrete_models=False)
    keys: dict[int, set[str]] = {kind.pk: set() for kind in kinds.values()}
    for content_type_id, key, *_ in ReferenceIndex._extract_references_from_object(candidate):
        if content_type_id in keys:
            keys[content_type_id].add(key)
    return [keys[kinds[model].pk] for model in models]


@contextmanager
def references_left_to_us() -> Iterator[None]:
    """Until the end of the block Wagtail indexes nothing: who saves here indexes all of it after.

    Wagtail would walk through the whole page for its own row, and once more for each row of its
    lists.
    """
    if getattr(reference_index_auto_update_disabled, "value", False):
        yield
        return
    with disable_reference_index_auto_update():
        yield


def index_published_page(key: int) -> Page:
    """Index the references of a page as the database holds it, and return that page.

    It is of its own type, whatever type was saved.
    """
    page = Page._base_manager.get(pk=key)
    published = page.cached_content_type.model_class()._base_manager.get(pk=key)
    ReferenceIndex.create_or_update_for_object(published)
    return published


def index_page_of_deleted_row(instance: Model, origin: Model | QuerySet, **kwargs: object) -> None:
    """After a row of a page's list was deleted by itself: the page no longer uses its file.

    Wagtail forgets this. Rows that go because their page goes (`origin` is then the page) are
    left alone.
    """
    deleted_model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if deleted_model is not type(instance):
        return
    for field in instance._meta.concrete_fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            key = getattr(instance, field.attname)
            if Page._base_manager.filter(pk=key).exists():
                index_published_page(key)
