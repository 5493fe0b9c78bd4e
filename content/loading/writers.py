"""Writes checked entries to the site. Each writer knows one kind of object.

Every entry is written in two passes: `place` makes the object without what it refers to, so that
others can refer to it; `fill` gives it everything and checks it as the editor's form would.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core import serializers
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Site

from core.models import SiteSettings

from .data import Ref, fingerprint, references, resolve
from .records import Record
from .schema import SECTIONS, SETTINGS, SETTINGS_SECTION, schema_of

PrimaryKey = Callable[[Ref], int]


class SnippetWriter:
    """Bodies, topics, people, contacts, terms, alerts, redirects."""

    places_whole: ClassVar[bool] = False
    handles: ClassVar[tuple[str, ...]] = tuple(
        name for name in SECTIONS if name not in {"pages", "documents", "images"}
    )

    def place(self, record: Record, primary_key: PrimaryKey) -> models.Model:
        """The object with its plain fields and the references it can't be without."""
        made = record.model()
        waits = set()
        for field in record.model._meta.concrete_fields:
            value = record.values.get(field.name)
            if any(references(value)) and (field.null or not field.is_relation):
                waits.add(field.name)
            elif value is not None:
                set_value(made, field, resolve(value, primary_key))
        made.full_clean(exclude=waits)
        made.save()
        return made

    def fill(self, record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
        """Every field, then the rows that belong to it."""
        set_fields(record, made, primary_key)
        set_rows(record, made, primary_key)
        made.full_clean()
        made.save()

    def state(self, made: models.Model) -> str:
        """A hash of what the site holds, to tell later whether an editor has changed it."""
        rows = [
            row
            for relation in child_relations(type(made))
            for row in getattr(made, relation).order_by("pk")
        ]
        fresh = type(made)._default_manager.get(pk=made.pk)
        return fingerprint(serializers.serialize("json", [fresh, *rows]))


class SettingsWriter(SnippetWriter):
    """The settings of the default site."""

    handles: ClassVar[tuple[str, ...]] = (SETTINGS,)

    def place(self, record: Record, primary_key: PrimaryKey) -> models.Model:
        """The settings as they are; every site has some."""
        return SiteSettings.for_site(Site.objects.get(is_default_site=True))

    def fill(self, record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
        """Every setting, and the name of the site in the editor."""
        super().fill(record, made, primary_key)
        Site.objects.filter(is_default_site=True).update(site_name=getattr(made, "name", ""))
        Site.clear_site_root_paths_cache()


def child_relations(model: type[models.Model]) -> list[str]:
    """The names of the rows that belong to a model's objects."""
    return list(schema_of(section_for(model), model).rows)


def section_for(model: type[models.Model]) -> Any:
    """The section whose entries make this model."""
    known = [*SECTIONS.values(), SETTINGS_SECTION]
    return next(s for s in known if issubclass(model, s.model))


def set_fields(record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
    """Give every field of the schema its value; what the folder doesn't say gets its default."""
    schema = schema_of(section_for(record.model), record.model)
    for spec in schema.fields.values():
        for name in filter(None, (spec.field.name, spec.precision_field)):
            field: Any = record.model._meta.get_field(name)
            if name in record.values:
                set_value(made, field, resolve(record.values[name], primary_key))
            else:
                set_value(made, field, [] if field.many_to_many else field.get_default())


def set_value(made: models.Model, field: Any, value: Any) -> None:
    """Assign one resolved value."""
    if field.many_to_many:
        getattr(made, field.name).set(field.related_model.objects.filter(pk__in=value))
    elif field.is_relation:
        setattr(made, field.attname, value)
    elif isinstance(field, StreamField) and isinstance(value, list):
        setattr(made, field.name, field.stream_block.to_python(value))
    else:
        setattr(made, field.name, value)


def set_rows(record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
    """Replace the child rows by those of the folder, in its order."""
    for name, spec in schema_of(section_for(record.model), record.model).rows.items():
        rows = []
        for number, values in enumerate(record.rows.get(name, [])):
            row = spec.model(sort_order=number)
            for field_name, value in values.items():
                field = spec.model._meta.get_field(field_name)
                set_value(row, field, resolve(value, primary_key))
            rows.append(row)
        getattr(made, name).set(rows)
