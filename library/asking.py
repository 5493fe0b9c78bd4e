"""How a reader who can't use a document asks for another format of it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.http import HttpRequest

from core.models import SiteSettings

from .models import SiteDocument

BODY = """\
I need another format of this document:
{title}
{address}

The format I need (for example large print, Easy Read, a recording, another language):


How to reach me:
"""


@dataclass(frozen=True)
class Ask:
    """Where the ask goes: an e-mail with everything filled in, its plain address, and a number."""

    email: str
    phone: str
    mailto: str


def how_to_ask(request: HttpRequest, document: SiteDocument) -> Ask | None:
    """None where the document needs no asking, or nobody would get it."""
    if not document.is_hard_to_read_aloud:
        return None
    settings = SiteSettings.or_defaults(request)
    if not settings.email and not settings.phone:
        return None
    return Ask(settings.email, settings.phone, _mailto(settings.email, request, document))


def _mailto(email: str, request: HttpRequest, document: SiteDocument) -> str:
    if not email:
        return ""
    address = request.build_absolute_uri(document.url)
    words = {
        "subject": f"Another format of “{document.title}”",
        # RFC 6068: lines of a mailto: end with CR and LF.
        "body": BODY.format(title=document.title, address=address).replace("\n", "\r\n"),
    }
    return f"mailto:{quote(email, safe='@')}?{urlencode(words, quote_via=quote)}"
