"""Which documents anybody can open now, and which published rows use each of them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from .access import documents_let_out, public_rows_among
from .models import SiteDocument


@dataclass
class PublicDocument:
    """A document that anybody can open, and the keys of the public pages that use it."""

    document: SiteDocument
    page_keys: set[int] = field(default_factory=set)


def public_documents() -> list[PublicDocument]:
    """Every document that anybody can open at this moment, by its title.

    The answer is that of `access.is_public`, for all at once: two queries, and one for each kind
    of thing that can use a document.
    """
    let_out = documents_let_out().order_by("title", "pk")
    found = {str(document.pk): PublicDocument(document) for document in let_out}
    public_uses = _public_uses(set(found))
    for key, uses in public_uses.items():
        found[key].page_keys = {int(pk) for pk in uses.get(Page, ())}
    return [
        each
        for key, each in found.items()
        if key in public_uses or each.document.is_public_without_page
    ]


def _public_uses(keys: set[str]) -> dict[str, dict[type, set[str]]]:
    """The public rows that use each document, by their model; documents without are left out."""
    used_by: dict[type, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    references = ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(SiteDocument), to_object_id__in=keys
    ).values_list("to_object_id", "base_content_type_id", "object_id")
    for document, content_type_id, row in references.distinct():
        if model := ContentType.objects.get_for_id(content_type_id).model_class():
            used_by[model][row].add(document)
    public: dict[str, dict[type, set[str]]] = defaultdict(lambda: defaultdict(set))
    for model, rows in used_by.items():
        for row in public_rows_among(model, set(rows)) or ():
            for document in rows[row]:
                public[document][model].add(row)
    return public
