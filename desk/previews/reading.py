"""What a link opens: the newest draft of its page, and the files of that draft."""

import re
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from desk.models import PreviewLink, PreviewOpening
from library.access import LibraryFile, let_out, register_reader_rule
from library.models import SiteDocument
from library.references import keys_used_by

PARAMETER = "preview"
# A reader of PDFs asks for a file in many pieces; that is one opening.
ONE_OPENING = timedelta(minutes=10)
FILE_ADDRESS = re.compile(r"(/(?:documents|images)/\d+/[^\"'\s,<>#?]+)(?!\?)(?=[\"'\s,<>#])")
# Nobody keeps it, nobody finds it, and no other site learns the address.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


def draft_of(link: PreviewLink) -> Page:
    """The page as it was last saved."""
    return link.page.specific.get_latest_revision_as_object()


def remember(link: PreviewLink, what: str) -> None:
    """Log that something was opened, and when; nothing about who opened it."""
    since = timezone.now() - ONE_OPENING
    what = what[:255]
    if not link.openings.filter(what=what, opened_at__gt=since).exists():
        PreviewOpening.objects.create(link=link, what=what)


def lead_to_files(response: HttpResponse, page: Page, token: str, address: str) -> None:
    """Let the links to the draft's files, and to its own PDFs, open with the same link."""
    html = response.content.decode(response.charset or "utf-8")
    html = FILE_ADDRESS.sub(rf"\1?{PARAMETER}={token}", html)
    for file in getattr(page, "printed_files", []):
        html = html.replace(f'"{page.url}{file.file_name}"', f'"{address}{file.file_name}"')
    response.content = html.encode(response.charset or "utf-8")


@register_reader_rule
def opens_with_its_draft(request: HttpRequest, file: LibraryFile) -> bool:
    """A file that was checked and is used by the draft, asked for with the draft's own link."""
    token = request.GET.get(PARAMETER, "")
    link = PreviewLink.objects.by_token(token) if token else None
    if link is None or not _is_cleared(file) or not _is_used(link, file):
        return False
    if isinstance(file, SiteDocument) and request.method == "GET":
        remember(link, file.title)
    return True


def _is_cleared(file: LibraryFile) -> bool:
    """A file with hidden words in it is for nobody's eyes, nor one of a private folder."""
    return type(file)._default_manager.filter(let_out(), pk=file.pk).exists()


def _is_used(link: PreviewLink, file: LibraryFile) -> bool:
    return str(file.pk) in keys_used_by(draft_of(link), type(file))
