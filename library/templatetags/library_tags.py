"""What the library's templates ask for."""

from urllib.parse import quote, urlencode

from django import template
from django.template.context import RequestContext

from core.models import SiteSettings
from library.models import SiteDocument

register = template.Library()


@register.simple_tag(takes_context=True)
def ask_for_another_format(context: RequestContext, document: SiteDocument) -> str:
    """A mailto: address that names the document; empty where nobody would get the e-mail."""
    # A block's template has it as a value only.
    request = getattr(context, "request", None) or context.get("request")
    if request is None or not document.is_hard_to_read_aloud:
        return ""
    settings = SiteSettings.for_request(request)
    if not settings.email:
        return ""
    words = {
        "subject": f"Another format of “{document.title}”",
        "body": f"{document.title}\n{request.build_absolute_uri(document.url)}\n\n"
        "I need this in another format: ",
    }
    return f"mailto:{settings.email}?{urlencode(words, quote_via=quote)}"
