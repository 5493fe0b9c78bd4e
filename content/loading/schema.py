"""Which sections a folder may have and which fields their entries, read from the models.

A field that is added to a model can be written in YAML at once; nothing here has to change.
"""

from dataclasses import dataclass, field

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, get_page_models

from core.models import Alert, GlossaryTerm, SiteSettings
from library.models import SiteDocument, SiteImage
from people.models import Contact, HelpLine, PublishingBody, TeamMember
from publications.models import AgeBand, Topic

PAGE_FIELDS = {"title", "slug", "seo_title", "search_description", "show_in_menus"}


@dataclass(frozen=True)
class Section:
    """One kind of entry."""

    model: type[models.Model]
    # The fields an editor fills in, where they aren't all of the model's.
    only: frozenset[str] = frozenset()
    # What an entry's field is called in YAML, where that is another word than the model's.
    names: dict[str, str] = field(default_factory=dict)
    # The field meant when an entry is one word or a line instead of a group of fields.
    short: str = ""


SECTIONS: dict[str, Section] = {
    "documents": Section(SiteDocument, only=frozenset({"title", "language", "is_sample"})),
    "images": Section(SiteImage, only=frozenset({"title", "description"})),
    "bodies": Section(PublishingBody),
    "topics": Section(Topic, short="name"),
    "age_bands": Section(AgeBand, short="name"),
    "glossary": Section(GlossaryTerm, short="meaning"),
    "team": Section(TeamMember),
    "contacts": Section(Contact),
    "help_lines": Section(HelpLine),
    "alerts": Section(Alert),
    "pages": Section(Page),
    "redirects": Section(
        Redirect,
        only=frozenset({"old_path", "redirect_page", "is_permanent"}),
        names={"redirect_page": "page"},
        short="page",
    ),
}
SETTINGS = "settings"
SETTINGS_SECTION = Section(SiteSettings)
# Sections whose entries are no objects of the site.
SAMPLES = "samples"
SECTION_NAMES = [SETTINGS, SAMPLES, *SECTIONS]
# An entry's key stands in for these when they aren't written.
FIELDS_OF_KEY = ("slug", "old_path", "term")


@dataclass(frozen=True)
class FieldSpec:
    """One field of an entry: its name in YAML and what it fills in."""

    name: str
    field: models.Field
    precision_field: str = ""

    @property
    def is_required(self) -> bool:
        """Whether an entry without it is incomplete."""
        field = self.field
        return not (field.blank or field.has_default() or isinstance(field, models.BooleanField))


@dataclass(frozen=True)
class Rows:
    """A list of rows that belong to an entry, such as the documents of a page."""

    name: str
    model: type[models.Model]
    parent_field: str


@dataclass(frozen=True)
class Schema:
    """The fields and rows of one model, by their names in YAML."""

    model: type[models.Model]
    fields: dict[str, FieldSpec]
    rows: dict[str, Rows]

    @property
    def names(self) -> list[str]:
        """Everything an entry may contain."""
        return [*self.fields, *self.rows]


def page_types() -> dict[str, type[Page]]:
    """Page types by the name the editor sees."""
    return {
        str(model._meta.verbose_name): model
        for model in get_page_models()
        if model is not Page and model.is_creatable
    }


def schema_of(section: Section, model: type[models.Model] | None = None) -> Schema:
    """What an entry of the section may say; `model` is a page's type."""
    chosen = model or section.model
    fields = {spec.name: spec for spec in field_specs(section, chosen)}
    return Schema(chosen, fields, {rows.name: rows for rows in row_specs(chosen)})


def field_specs(section: Section, model: type[models.Model]) -> list[FieldSpec]:
    """The fields that an editor could fill in."""
    candidates: list[models.Field] = [*model._meta.concrete_fields, *model._meta.many_to_many]
    editable = [each for each in candidates if is_editable(each, model)]
    by_name = {f.name: f for f in editable if not section.only or f.name in section.only}
    specs = []
    for name, each in by_name.items():
        precision = name.replace("_on", "_precision")
        if name.endswith("_on") and precision in by_name:
            specs.append(FieldSpec(name.removesuffix("_on"), each, precision))
        elif f"{name.removesuffix('_precision')}_on" not in by_name or name.endswith("_on"):
            specs.append(FieldSpec(section.names.get(name, name), each))
    return specs


def is_editable(field: models.Field, model: type[models.Model]) -> bool:
    """Whether this is a field of ours that an editor could fill in."""
    if field.auto_created or not field.editable or field.primary_key:
        return False
    if getattr(field, "remote_field", None) and getattr(field.remote_field, "parent_link", False):
        return False
    if issubclass(model, Page) and field.model is Page:
        return field.name in PAGE_FIELDS
    return field.name != "site"


def row_specs(model: type[models.Model]) -> list[Rows]:
    """The child rows that our models declare (Wagtail's own, such as comments, are left out)."""
    if not issubclass(model, ClusterableModel):
        return []
    return [
        Rows(relation.get_accessor_name(), relation.related_model, relation.field.name)
        for relation in get_all_child_relations(model)
        if not relation.related_model.__module__.startswith("wagtail")
    ]


def row_fields(rows: Rows) -> dict[str, FieldSpec]:
    """The fields of one row, in the order of the model."""
    skipped = {rows.parent_field, "sort_order"}
    section = Section(rows.model)
    return {
        spec.name: spec
        for spec in field_specs(section, rows.model)
        if spec.field.name not in skipped
    }
