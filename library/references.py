"""What a page or another row uses: Wagtail's reference index, kept true."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex


def keys_used_by(candidate: Model, model: type[Model]) -> set[str]:
    """Primary keys, as text, of the rows of `model` that `candidate` uses as it is in memory.

    Body blocks, links in rich text and child rows count, saved or not.
    """
    target = ContentType.objects.get_for_model(model, for_concrete_model=False).pk
    references = ReferenceIndex._extract_references_from_object(candidate)
    return {key for content_type_id, key, *_ in references if content_type_id == target}


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
