"""What the library's templates ask for."""

from django import template
from django.template.context import RequestContext

from library.asking import Ask, how_to_ask
from library.models import SiteDocument

register = template.Library()


@register.simple_tag(takes_context=True)
def ask_for_another_format(context: RequestContext, document: SiteDocument) -> Ask | None:
    """How to ask for another format of a document; None where it isn't needed or possible."""
    # A block's template has it as a value only.
    request = getattr(context, "request", None) or context.get("request")
    return how_to_ask(request, document) if request else None
