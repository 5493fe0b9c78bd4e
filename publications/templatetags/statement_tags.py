"""What the accessibility statement's templates ask for."""

from django import template

from publications.accessibility.exemption import EXEMPT_BEFORE
from publications.accessibility.statement import DocumentFacts, document_facts

register = template.Library()


@register.simple_tag(name="document_facts")
def facts_about_documents() -> DocumentFacts:
    """The public documents that aren't tagged, at this moment."""
    return document_facts()


@register.simple_tag
def exempt_before() -> object:
    """The day before which the regulations leave documents out."""
    return EXEMPT_BEFORE
