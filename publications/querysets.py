"""Questions about publications, as verbs."""

from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.db.models.query import ModelIterable
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager

from core.succession import SuccessionMixin
from core.visibility import PublicPageQuerySet
from people.models.publishing_body import bodies_now
from publications import dates


def child_accessors(model: type[models.Model]) -> list[str]:
    """The names by which a publication reaches its own row as a review, a plan and so on."""
    return [
        name
        for relation in model._meta.related_objects
        if relation.one_to_one and issubclass(relation.related_model, model)
        if (name := relation.get_accessor_name())
    ]


def past_models(model: type[models.Model]) -> dict[str, type[SuccessionMixin]]:
    """The publications that can be replaced or become history, by the name of their own row."""
    related = {name: model._meta.get_field(name).related_model for name in child_accessors(model)}
    return {
        name: each for name, each in related.items() if each and issubclass(each, SuccessionMixin)
    }


class SpecificIterable(ModelIterable):
    """Yields reviews, plans and so on instead of their common rows, from one query.

    Wagtail's `specific()` asks once for each page type and again for what belongs to each.
    """

    def __iter__(self) -> Iterator[models.Model]:
        accessors = child_accessors(self.queryset.model)
        annotations = [*self.queryset.query.annotation_select]
        for page in super().__iter__():
            specific = next(filter(None, (getattr(page, name, None) for name in accessors)), page)
            for name in annotations:
                setattr(specific, name, getattr(page, name))
            if body := page._state.fields_cache.get("publishing_body"):
                specific.publishing_body = body
            yield specific


class WithBodyIterable(ModelIterable):
    """Yields publications that know their publishing body, of which there are few."""

    def __iter__(self) -> Iterator[models.Model]:
        bodies = bodies_now()
        for page in super().__iter__():
            if body := bodies.get(page.publishing_body_id):
                page.publishing_body = body
            yield page


class PublicationQuerySet(PublicPageQuerySet):
    """Publications as readers list them."""

    def newest_first(self) -> Self:
        """By date of publication, the undated last."""
        return self.order_by(*dates.newest_first(), "title", "pk")

    def oldest_first(self) -> Self:
        """By date of publication, the undated last."""
        return self.order_by(*dates.oldest_first(), "title", "pk")

    def current_first(self) -> Self:
        """What was replaced or is history comes after the rest; each part by date."""
        past = models.Q()
        for accessor, model in past_models(self.model).items():
            newer = model.objects.public_now().filter(supersedes=models.OuterRef("pk"))
            past |= Q(**{f"{accessor}__is_history": True}) | Q(models.Exists(newer))
        is_past = models.Case(models.When(past, then=1), default=0) if past else models.Value(0)
        return self.order_by(is_past, *dates.newest_first(), "title", "pk")

    def by_title(self) -> Self:
        """From A to Z, capital letters or not."""
        return self.order_by(Lower("title"), "pk")

    def for_cards(self) -> Self:
        """Reviews, plans and so on, with what a card shows, in two queries however many."""
        publications = self.select_related("publishing_body", *child_accessors(self.model))
        publications = publications.prefetch_related(
            models.Prefetch("documents", _document_rows(self.model))
        )
        publications._iterable_class = SpecificIterable
        return publications

    def without_long_texts(self) -> Self:
        """Without what only their own pages show: for cards, of which many are kept."""
        names = [*_long_texts(self.model)]
        for child in child_accessors(self.model):
            model = self.model._meta.get_field(child).related_model
            names += [f"{child}__{name}" for name in _long_texts(model)]
        return self.defer(*names)

    def for_reader(self) -> Self:
        """With who published it, which every page of one shows."""
        publications = self._chain()
        publications._iterable_class = WithBodyIterable
        return publications

    def listed(self) -> Self:
        """What readers may see now, ready for cards."""
        return self.public_now().for_cards()

    def with_samples(self) -> Self:
        """Publications that are placeholders or carry one."""
        return self.filter(Q(is_sample=True) | Q(documents__document__is_sample=True)).distinct()


def _long_texts(model: Any) -> Iterator[str]:
    """Names of the model's own fields, not its parent's, that hold running text."""
    for each in model._meta.local_fields:
        if isinstance(each, StreamField | RichTextField):
            yield each.name


def _document_rows(model: type[models.Model]) -> models.QuerySet:
    rows: Any = model._meta.get_field("documents").related_model
    return rows.objects.select_related("document")


PublicationManager = PageManager.from_queryset(PublicationQuerySet)
