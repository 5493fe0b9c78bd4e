"""What publications are narrowed by, and where each filter finds its values."""

from dataclasses import dataclass

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from publications.offers import PAGE_FORMAT


@dataclass(frozen=True)
class Filter:
    """One filter: its parameter in the address, its words, and the values of publications.

    `own` is the value a publication has in its own row; `terms` names a vocabulary it has several
    of; `of_documents` are what its open documents have (`publications.offers.open_documents`).
    """

    name: str
    label: str
    own: Combinable | None = None
    terms: str = ""
    of_documents: tuple[str, ...] = ()

    @property
    def own_text(self) -> Cast:
        """The value of the publication's own row, as text."""
        return Cast(self.own or Value(None), CharField())

    def term_rows(self, publications: QuerySet) -> QuerySet:
        """Rows with `of_page`, a publication's key, and `value`, a term of it."""
        through = getattr(publications.model, self.terms).through.objects.order_by()
        term = publications.model._meta.get_field(self.terms).m2m_reverse_field_name()
        return through.annotate(of_page=F("publicationpage"), value=F(f"{term}__slug"))


FILTERS = [
    Filter("kind", "Kind", own=F("kind")),
    Filter("topic", "Topic", terms="topics"),
    Filter("age", "Age of the children", terms="age_bands"),
    Filter("year", "Year published", own=F("published_on__year")),
    Filter("body", "Published by", own=F("publishing_body__slug")),
    Filter("format", "Format", own=PAGE_FORMAT, of_documents=("extension", "form")),
    Filter("language", "Language", own=F("language"), of_documents=("in_language",)),
]
FILTER_NAMES = [each.name for each in FILTERS]
