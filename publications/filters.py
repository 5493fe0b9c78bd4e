"""What publications are narrowed by, and where each filter finds its values.

A filter's rows are queries whose rows have an `of_page`, a publication's key, and a `value`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast

from publications import offers
from publications.querysets import PublicationQuerySet

Rows = Callable[[QuerySet], list[QuerySet]]


def _values_of(lookup: str) -> Rows:
    """Rows of a field of publications; what has no value has no row."""

    def rows(publications: QuerySet) -> list[QuerySet]:
        found = publications.model.objects.order_by().filter(**{f"{lookup}__isnull": False})
        return [found.annotate(of_page=F("pk"), value=F(lookup))]

    return rows


@dataclass(frozen=True)
class Filter:
    """One filter: its parameter in the address, its words, and the values of publications."""

    name: str
    label: str
    rows: Rows

    def matching(self, publications: PublicationQuerySet, values: tuple[str, ...]) -> Q:
        """Whether a publication has any of these values; subqueries, so that none comes twice."""
        found = Q()
        for rows in self.rows(publications):
            found |= Q(pk__in=rows.filter(value__in=values).values("of_page"))
        return found

    def narrow(
        self, publications: PublicationQuerySet, values: tuple[str, ...]
    ) -> PublicationQuerySet:
        """Publications with any of these values; all of them where nothing was chosen."""
        return publications.filter(self.matching(publications, values)) if values else publications

    def pairs(self, publications: PublicationQuerySet) -> QuerySet:
        """Rows of (of_page, value), each pair once."""
        first, *others = [
            rows.annotate(text=Cast("value", CharField())).values_list("of_page", "text")
            for rows in self.rows(publications)
        ]
        return first.union(*others) if others else first


FILTERS = [
    Filter("kind", "Kind", _values_of("kind")),
    Filter("topic", "Topic", _values_of("topics__slug")),
    Filter("age", "Age of the children", _values_of("age_bands__slug")),
    Filter("year", "Year published", _values_of("published_on__year")),
    Filter("body", "Published by", _values_of("publishing_body__slug")),
    Filter("format", "Format", offers.format_rows),
    Filter("language", "Language", offers.language_rows),
]
FILTER_NAMES = [each.name for each in FILTERS]
