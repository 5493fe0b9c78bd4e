"""The filters of a list as a reader sees them: the words of each choice, and its number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from core.changes import Remembered
from people.models import PublishingBody
from publications.kinds import Kind
from publications.offers import FORMATS, LANGUAGES
from publications.parameters import Parameters

YEAR = re.compile(r"(19|20)[0-9]{2}")

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Option:
    """One choice of a facet; `toggled` adds it, or takes it away when it is selected."""

    value: str
    label: str
    count: int
    is_selected: bool
    toggled: Parameters

    @property
    def url(self) -> str:
        """The address of the list with the choice made, or taken back."""
        return self.toggled.url


@dataclass(frozen=True)
class Facet:
    """One filter as it is offered."""

    name: str
    label: str
    options: list[Option]

    @property
    def has_selected(self) -> bool:
        """Whether a choice was made."""
        return any(option.is_selected for option in self.options)

    @property
    def is_offered(self) -> bool:
        """A single choice filters nothing, so it isn't offered unless it was made."""
        return len(self.options) > 1 or self.has_selected


def _terms(model: Any, filter_name: str, label: str, order: Combinable) -> QuerySet:
    return (
        model.objects.order_by()
        .annotate(filter_name=Value(filter_name, CharField()), place=Cast(order, IntegerField()))
        .values_list("filter_name", "slug", label, "place")
    )


def _vocabulary() -> dict[str, dict[str, str]]:
    """One query."""
    newest_body_first = Coalesce(F("from_year"), 0) * Value(-1)
    # The models' own module shows lists, and can't be imported here.
    topic, age_band = (apps.get_model("publications", name) for name in ("Topic", "AgeBand"))
    rows = _terms(topic, "topic", "name", F("sort_order")).union(
        _terms(age_band, "age", "name", F("sort_order")),
        _terms(PublishingBody, "body", "short_name", newest_body_first),
        all=True,
    )
    labels: dict[str, dict[str, str]] = {
        "kind": {kind.value: str(kind.label) for kind in Kind},
        "format": FORMATS,
        "language": LANGUAGES,
    }
    for name, slug, label, _ in sorted(rows, key=lambda row: (row[3], row[2])):
        labels.setdefault(name, {})[slug] = label
    return labels


# The words of every value of every filter but the year, in order.
vocabulary_now = Remembered(_vocabulary)


def is_known(labels: Labels, name: str, value: str) -> bool:
    """Whether a filter has this value; a year is known by its form."""
    if name == "year":
        return YEAR.fullmatch(value) is not None
    return value in labels.get(name, {})


def label_of(labels: Labels, name: str, value: str) -> str:
    """What a reader sees of a value."""
    return labels.get(name, {}).get(value, value)


def ordered_values(labels: Labels, name: str, present: set[str]) -> list[str]:
    """The values to offer: years from the newest, others in the vocabulary's order."""
    if name == "year":
        return sorted(present, reverse=True)
    return [value for value in labels.get(name, {}) if value in present]
