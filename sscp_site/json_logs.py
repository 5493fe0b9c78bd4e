"""The log in production: one line of JSON a record, and nothing about who asked for what.

A line says which view answered, how, and how long it took, under the reference that an error page
shows. It has no address, neither of a page nor of a reader. What a reader sent (words, names,
cookies) becomes a star wherever it stands: in messages and in what exceptions say.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

from operations.requests import current, reference_of, view_of

# Shorter ones would make holes into every word.
SHORTEST_HIDDEN = 3
ADDRESSES = (
    "REMOTE_ADDR",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP",
    "HTTP_REFERER",
    "QUERY_STRING",
)
# PostgreSQL quotes the row that it refuses.
DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)
STAR = "*"
FRAME = '  File "'
PLACES = ("status", "milliseconds")


def sent_by(request: HttpRequest) -> Iterator[str]:
    """What came with a request, and who is signed in. Reads nothing that wasn't read before."""
    for values in (request.GET, request.__dict__.get("_post")):
        for _, several in values.lists() if values else ():
            yield from map(str, several)
            yield from (word for value in several for word in str(value).split())
    yield from request.COOKIES.values()
    yield from (str(request.META.get(name, "")) for name in ADDRESSES)
    # The path itself may have somebody's words in it, where it is no page's.
    yield request.get_full_path()
    yield request.path
    user = request.__dict__.get("_cached_user")
    if user is not None and user.is_authenticated:
        yield from (user.get_username(), user.email, user.get_full_name())


def without_what_was_sent(text: str, request: HttpRequest | None) -> str:
    """The text with stars."""
    text = DETAIL.sub(r"\1: *", text)
    sent = set(sent_by(request)) if request else set()
    hidden = sorted((value for value in sent if len(value) >= SHORTEST_HIDDEN), key=len)
    if not hidden:
        return text
    # The longest first: one may be a part of another.
    found = re.compile("|".join(map(re.escape, reversed(hidden))), re.IGNORECASE)
    return found.sub(STAR, text)


def traceback_of(error: BaseException, request: HttpRequest | None) -> str:
    """Where it happened as it is, which is our code; what it says without what was sent."""
    return "".join(
        part if part.startswith(FRAME) else without_what_was_sent(part, request)
        for part in traceback.TracebackException.from_exception(error).format()
    ).rstrip()


def message_of(record: logging.LogRecord) -> str:
    """What it says; Django's own say the address, in whose place the view stands."""
    asked = getattr(record, "request", None)
    if record.name.startswith("django.request") and isinstance(asked, HttpRequest):
        return f"{record.getMessage().partition(':')[0]}: {view_of(asked)}"
    return record.getMessage()


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, message and, within a request, what it is."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        asked = getattr(record, "request", None)
        request = asked if isinstance(asked, HttpRequest) else current()
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._plain(message_of(record), record, request),
        }
        if reference := reference_of(request):
            line |= {"reference": reference, "view": view_of(request)}
        line |= {name: getattr(record, name) for name in PLACES if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["traceback"] = traceback_of(record.exc_info[1], request)
        return json.dumps(line, ensure_ascii=False)

    def _plain(self, message: str, record: logging.LogRecord, request: HttpRequest | None) -> str:
        # Our own line for each request is made of nothing that was sent.
        if record.name == "operations.middleware":
            return message
        return without_what_was_sent(message, request)
