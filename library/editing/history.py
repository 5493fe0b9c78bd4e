"""What was done to a file: who, when and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from library.access import LibraryFile
from library.safety import CODES

WORDS = {
    "wagtail.create": "Uploaded",
    "wagtail.edit": "Details changed",
}


@dataclass(frozen=True)
class Event:
    """One line of the history."""

    what: str
    who: str
    when: datetime
    why: str


def history_of(file: LibraryFile) -> list[Event]:
    """Everything in the log, the newest first; two queries."""
    entries = list(
        registry.get_logs_for_instance(file).select_related("user").order_by("-timestamp")
    )
    return list(_events(entries))


def _events(entries: list[ModelLogEntry]) -> Iterator[Event]:
    """Without Wagtail's own “edited” beside a line of ours that says more of the same request."""
    told = {entry.uuid for entry in entries if entry.action.startswith("library.")} - {None}
    for entry in entries:
        if entry.action == "wagtail.edit" and entry.uuid in told:
            continue
        yield Event(_what(entry), _who(entry), entry.timestamp, entry.data.get("reason", ""))


def _who(entry: ModelLogEntry) -> str:
    return entry.user_display_name if entry.user_id else "The site itself"


def _what(entry: ModelLogEntry) -> str:
    what = WORDS.get(entry.action) or str(entry.message)
    code, page = entry.data.get("code"), entry.data.get("page")
    if code in CODES:
        what = f"{what}: {CODES[code].meaning}"
    return f"{what} (page {page})" if page else what
