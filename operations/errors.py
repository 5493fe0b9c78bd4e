"""What a reader is shown when something went wrong: no database, no settings, and a reference."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from .requests import reference_of

RETRY_AFTER = "60"  # seconds
# When not even a template can be read.
BARE = (
    "<!doctype html><html lang=en-GB><title>Something went wrong</title>"
    "<h1>Something went wrong</h1><p>If a child is in danger now, call 999.</p>"
    "<p>Please try again in a few minutes. Error number: {}</p></html>"
)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 when the database can't be reached, which is over sooner or later by itself."""
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if is_away else 500
    reference = reference_of(request)
    try:
        facts = {"reference": reference, "was_sent": request.method == "POST"}
        page = render_to_string(f"{status}.html", facts)
    except Exception:
        # Static files that weren't collected, for one: still an answer.
        page = format_html(BARE, reference)
    answer = HttpResponse(page, status=status)
    answer["Cache-Control"] = "no-store"
    if is_away:
        answer["Retry-After"] = RETRY_AFTER
    return answer
