"""The data sets there are: one for all publications, one for each type, one for each table."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from core.succession import remember_successors
from publications.models import PublicationPage
from publications.offers import remember_open_documents
from publications.open_data import Absolute, Field
from publications.querysets import PublicationQuerySet, child_accessors

# Which publication a record of a table belongs to: fields of the publication, renamed.
LINKS = {"id": "publication_id", "title": "publication_title", "url": "publication_url"}


@dataclass(frozen=True)
class DataSet:
    """Records of one kind; with a `table`, each is one part of a publication's field."""

    name: str
    title: str
    model: type[PublicationPage]
    table: Field | None = None

    @property
    def fields(self) -> list[Field]:
        """What each record holds."""
        if not self.table:
            return self.model.open_data_fields
        own = {field.name: field for field in self.model.open_data_fields}
        links = [_renamed(own[name], new_name) for name, new_name in LINKS.items()]
        return [*links, *self.table.parts]

    def publications(self, request: HttpRequest) -> PublicationQuerySet:
        """Those of this site that anybody may read now, in an order that lasts."""
        site = Site.find_for_request(request)
        found = self.model.objects.public_now()
        return found.descendant_of(site.root_page).order_by("pk") if site else found.none()

    def records(self, publications: Iterable[Any], absolute: Absolute) -> list[dict[str, Any]]:
        """The records of these publications, which come from `with_related`."""
        if not self.table:
            return [record_of(page, self.fields, absolute) for page in publications]
        return [
            {new_name: whole[name] for name, new_name in LINKS.items()} | part
            for page in publications
            for whole in [record_of(page, [*self._link_fields, self.table], absolute)]
            for part in whole[self.table.name]
        ]

    @property
    def _link_fields(self) -> list[Field]:
        return [field for field in self.model.open_data_fields if field.name in LINKS]

    def with_related(self, publications: Any) -> list[Any]:
        """These publications with all that records need; as many queries for many as for few."""
        related = self.model.open_data_related()
        pages = list(publications.for_cards().prefetch_related(*related))
        remember_open_documents(pages)
        remember_successors(pages)
        return pages


def record_of(source: Any, fields: Iterable[Field], absolute: Absolute) -> dict[str, Any]:
    """The values of the fields of a page, or of one of its parts."""
    record = {}
    for field in fields:
        value = field.value(source, absolute)
        if field.parts:
            value = [record_of(part, field.parts, absolute) for part in value]
        record[field.name] = value
    return record


def _renamed(field: Field, name: str) -> Field:
    return Field(name, f"Of the publication: {field.description}", field.schema, field.value)


@cache
def data_sets() -> dict[str, DataSet]:
    """All of them by name."""
    children = [
        PublicationPage._meta.get_field(name).related_model
        for name in child_accessors(PublicationPage)
    ]
    models: list[type[PublicationPage]] = [PublicationPage, *children]
    found = [DataSet(model.open_data_name, model.open_data_title, model) for model in models]
    tables: dict[str, DataSet] = {}
    for model in models:
        for field in model.open_data_fields:
            if field.table and field.table not in tables:
                title = f"{field.table.capitalize()} of {model.open_data_title.lower()}"
                tables[field.table] = DataSet(field.table, title, model, field)
    return {each.name: each for each in [*found, *tables.values()]}
