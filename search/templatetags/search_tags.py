"""What the templates of search ask for."""

from django import template
from django.template.context import RequestContext

from search.citation import Citation, citation_of
from search.result import Result

register = template.Library()


@register.simple_tag(takes_context=True)
def how_to_cite(context: RequestContext, result: Result) -> Citation:
    """How somebody who writes a report names this result."""
    return citation_of(result, context["request"])
